/** Sorting out what two people decided at once: the chip for everybody, the screen for deciders. */
export { isBeingSortedOut, openCaseCount, openCasesFor } from './queries.ts'
export { reconcileRoutes } from './routes.ts'
export type { Busy, Viewer } from './viewer.ts'
