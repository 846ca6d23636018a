/** The one place of the app that asks the relay over HTTP. Everything else goes through the socket. */
import { ok, type Result, refuseWith } from '#shared/kernel/result.ts'

/** Long enough for a slow mobile network, short enough that nobody believes the app is dead. */
const PATIENCE_MS = 15_000

/** Sends JSON and gives what came back; a refusal is a sentence that can be shown as it is. */
export type Send = (
  method: 'GET' | 'POST',
  path: string,
  body?: unknown,
) => Promise<Result<unknown>>

const OFFLINE = refuseWith(
  'offline',
  'There is no connection to the school just now. Nothing is lost; try again when there is signal.',
)
const NOT_UNDERSTOOD = refuseWith(
  'not-understood',
  'The school’s server gave an answer this app does not understand. Try again in a moment.',
)

/** "30 seconds", "2 minutes": how long the relay asks us to wait. */
const waitWords = (seconds: number): string => {
  if (seconds < 60) return seconds === 1 ? '1 second' : `${seconds} seconds`
  const minutes = Math.ceil(seconds / 60)
  return minutes === 1 ? '1 minute' : `${minutes} minutes`
}

const refusalIn = (answer: Response, body: unknown): Result<never> => {
  if (typeof body !== 'object' || body === null) return NOT_UNDERSTOOD
  const { code, message, field } = body as Record<string, unknown>
  if (typeof code !== 'string' || typeof message !== 'string') return NOT_UNDERSTOOD
  const seconds = Number(answer.headers.get('Retry-After'))
  const said =
    code === 'too-many-attempts' && seconds > 0
      ? `Too many attempts. Try again in ${waitWords(seconds)}.`
      : message
  return refuseWith(code, said, typeof field === 'string' ? field : undefined)
}

const jsonOf = async (answer: Response): Promise<unknown> => {
  if (answer.status === 204) return undefined
  try {
    return await answer.json()
  } catch {
    // A proxy's error page is no answer of ours.
    return null
  }
}

/** @param fetchNow handed in by tests; the browser's own otherwise. */
export const createSend =
  (fetchNow: typeof fetch = (input, init) => fetch(input, init)): Send =>
  async (method, path, body) => {
    let answer: Response
    try {
      answer = await fetchNow(path, {
        method,
        credentials: 'same-origin',
        signal: AbortSignal.timeout(PATIENCE_MS),
        ...(method === 'GET'
          ? {}
          : {
              headers: { 'Content-Type': 'application/json' },
              body: JSON.stringify(body ?? {}),
            }),
      })
    } catch {
      return OFFLINE
    }
    const parsed = await jsonOf(answer)
    return answer.ok ? ok(parsed) : refusalIn(answer, parsed)
  }

export const send: Send = createSend()

/** A school's years may take a while; whoever waits sees that it is being made. */
const FILE_PATIENCE_MS = 600_000

const fileNameIn = (answer: Response): string =>
  /filename="([^"]+)"/.exec(answer.headers.get('Content-Disposition') ?? '')?.[1] ?? 'export.zip'

/** Asks for a file and hands it to the person, as the browser does with any download. */
export const download = async (path: string): Promise<Result<undefined>> => {
  try {
    const answer = await fetch(path, {
      method: 'POST',
      credentials: 'same-origin',
      signal: AbortSignal.timeout(FILE_PATIENCE_MS),
      headers: { 'Content-Type': 'application/json' },
      body: '{}',
    })
    if (!answer.ok) return refusalIn(answer, await jsonOf(answer))
    const url = URL.createObjectURL(await answer.blob())
    const link = document.createElement('a')
    link.href = url
    link.download = fileNameIn(answer)
    link.click()
    URL.revokeObjectURL(url)
    return ok(undefined)
  } catch {
    return OFFLINE
  }
}
