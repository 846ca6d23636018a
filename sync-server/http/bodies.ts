/** From what was sent to what is meant, or `invalid-input`. What was sent is never repeated. */
import type { Context, MiddlewareHandler } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import * as v from 'valibot'
import { ok, type Result } from '#shared/kernel/result.ts'
import { askAgain } from '#sync-server/auth/index.ts'
import { answerProblem, refuse } from './problems.ts'

/** A body that is longer is not read to its end. */
export const bodyOfAtMost = (maxBytes: number): MiddlewareHandler =>
  bodyLimit({
    maxSize: maxBytes,
    onError: (c) => answerProblem(c, refuse('body-too-large')),
  })

export const parseOr = <Schema extends v.GenericSchema>(
  schema: Schema,
  said: unknown,
): Result<v.InferOutput<Schema>, 'invalid-input'> => {
  const parsed = v.safeParse(schema, said)
  return parsed.success ? ok(parsed.output) : refuse('invalid-input')
}

/**
 * JSON only: a plain form of another site cannot send that. Behind guards, what they asked is asked
 * again: the body may have taken its time.
 */
export const readJson = async <Schema extends v.GenericSchema>(
  c: Context,
  schema: Schema,
): Promise<Result<v.InferOutput<Schema>, 'invalid-input' | 'not-signed-in' | 'admin-only'>> => {
  const type = c.req.header('content-type')?.split(';', 1)[0]?.trim().toLowerCase()
  if (type !== 'application/json') return refuse('invalid-input')
  let said: unknown
  try {
    said = await c.req.json()
  } catch {
    return refuse('invalid-input')
  }
  const asked = askAgain(c)
  return asked.ok ? parseOr(schema, said) : asked
}
