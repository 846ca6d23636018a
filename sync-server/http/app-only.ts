/**
 * The app asks for records by script and never opens them as a page. The address bar does: past a
 * locked screen, with the cookie of whoever is signed in behind it (T31).
 */
import type { MiddlewareHandler } from 'hono'
import { answerProblem, refuse } from './problems.ts'

const isPageVisit = (mode: string | undefined, accept: string | undefined): boolean =>
  // Older browsers do not say the mode; all of them ask for a page where they open one.
  mode === 'navigate' || accept?.includes('text/html') === true

export const appOnly: MiddlewareHandler = async (c, next) =>
  isPageVisit(c.req.header('sec-fetch-mode'), c.req.header('accept'))
    ? answerProblem(c, refuse('app-only'))
    : next()
