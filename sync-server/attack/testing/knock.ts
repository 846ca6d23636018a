/** A request on a real port, spelt exactly as given: no client in between tidies it up. */
import { request } from 'node:http'
import { ORIGIN } from '#sync-server/relay/testing/a-relay.ts'

export type Knock = {
  readonly method?: string
  readonly body?: unknown
  readonly rawBody?: string
  readonly cookie?: string
  /** null leaves one out that would be there. */
  readonly headers?: Record<string, string | null>
}

export const knock = (port: number, path: string, asked: Knock = {}) => {
  const method = asked.method ?? 'GET'
  const isSafe = method === 'GET' || method === 'HEAD'
  const body = asked.rawBody ?? (asked.body === undefined ? undefined : JSON.stringify(asked.body))
  const wanted: Record<string, string | null> = {
    ...(isSafe ? {} : { origin: ORIGIN, 'content-type': 'application/json' }),
    ...(body === undefined ? {} : { 'content-length': String(Buffer.byteLength(body)) }),
    ...(asked.cookie ? { cookie: asked.cookie } : {}),
    ...asked.headers,
  }
  const headers = Object.fromEntries(
    Object.entries(wanted).filter((one): one is [string, string] => one[1] !== null),
  )
  return new Promise<{ status: number; headers: Record<string, unknown>; text: string }>(
    (settle, fail) => {
      const sent = request({ host: '127.0.0.1', port, path, method, headers }, (answer) => {
        let text = ''
        answer.setEncoding('utf8')
        answer.on('data', (part: string) => {
          text += part
        })
        answer.on('end', () =>
          settle({ status: answer.statusCode ?? 0, headers: answer.headers, text }),
        )
      })
      sent.on('error', fail)
      sent.end(body)
    },
  )
}
