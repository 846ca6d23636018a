/** How a result becomes an HTTP answer, and how a body becomes an input. Input is never echoed. */
import type { Context } from 'hono'
import * as v from 'valibot'
import { ok, type Refused, type Result } from '#shared/kernel/result.ts'
import { askAgain } from './asked-again.ts'
import { type AuthProblemCode, refuse, statusOf, type Wait } from './problems.ts'

/** For the hash queue, which empties in seconds. */
const BUSY_RETRY_SECONDS = 2

/** `{code, message, field?}` with the status of the code, and `Retry-After` where waiting helps. */
export const answerProblem = (
  c: Context,
  refused: Refused<AuthProblemCode> & Partial<Wait>,
): Response => {
  const { problem } = refused
  const retryAfter =
    refused.retryAfterSeconds ?? (problem.code === 'busy' ? BUSY_RETRY_SECONDS : undefined)
  if (retryAfter !== undefined) c.header('Retry-After', String(retryAfter))
  return c.json(problem, statusOf(problem.code))
}

/** The schema's own name of the field at fault; a name the sender made up is not repeated. */
const fieldAtFault = (
  entries: v.ObjectEntries,
  issue: v.BaseIssue<unknown> | undefined,
): string | undefined => {
  const key = issue?.path?.[0]?.key
  return typeof key === 'string' && Object.hasOwn(entries, key) ? key : undefined
}

/**
 * The body as `schema` says, or `invalid-input` with the field. Unknown fields are refused. Behind
 * guards, what they asked is asked again: the body may have taken its time.
 */
export const readBody = async <Entries extends v.ObjectEntries>(
  c: Context,
  schema: v.StrictObjectSchema<Entries, undefined>,
): Promise<
  Result<
    v.InferOutput<v.StrictObjectSchema<Entries, undefined>>,
    'invalid-input' | 'not-signed-in' | 'admin-only'
  >
> => {
  let body: unknown
  try {
    body = await c.req.json()
  } catch {
    return refuse('invalid-input')
  }
  const asked = askAgain(c)
  if (!asked.ok) return asked
  const parsed = v.safeParse(schema, body)
  return parsed.success
    ? ok(parsed.output)
    : refuse('invalid-input', fieldAtFault(schema.entries, parsed.issues[0]))
}
