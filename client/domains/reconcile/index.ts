/** Sorting out what two people decided at once: the chip for everybody, the screen for deciders. */

export { caseShort, caseSummary, caseTitle } from './case-words.ts'
export { caseHref, SORT_OUT_HREF } from './hrefs.ts'
export { isBeingSortedOut, openCaseCount } from './queries.ts'
export { reconcileRoutes } from './routes.ts'
export { createCases, namesFor } from './use-cases.ts'
export type { Busy } from './viewer.ts'
