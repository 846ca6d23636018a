/**
 * Writes what all packed documents have in common: `node --import tsx scripts/make-dictionary.ts`.
 * Looks at a demo school's documents as they are sent, kind by kind, and keeps the runs of bytes that
 * come back in many of them: names of fields, shapes, never what stands in one record alone. For a new
 * number of the protocol only: both sides must have the same bytes.
 */
import { writeFileSync } from 'node:fs'
import { deflateRawSync } from 'node:zlib'
import WebSocket from 'ws'
import { kindOf } from '#shared/kernel/ids.ts'
import { encodeFrame, encodeSnapDoc, parseDown } from '#shared/protocol/codec.ts'
import { startRelay } from './shots/running-relay.ts'

const TARGET = new URL('../shared/protocol/pack-dictionary.ts', import.meta.url)
const ADMIN = { email: 'anna@origin.example', password: 'mirror-signal' }
/** The last protocol in which documents came bare. */
const BARE_PROTOCOL = 2
const SAMPLES_OF_KIND = 60
const EXAMPLES_OF_KIND = 12
const RUN_BYTES = 7
/** A run that comes back in fewer of a kind's samples is somebody's own words. */
const SHARE_OF_SAMPLES = 0.4
/** Who and what a record is about is nobody else's. */
const ID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}|[0-9a-f]{8}-[0-9a-f]{1,4}/g
const LINE_CHARS = 92

const signIn = async (url: string): Promise<string> => {
  const response = await fetch(`${url}/api/sign-in`, {
    method: 'POST',
    headers: { origin: url, 'content-type': 'application/json' },
    body: JSON.stringify({ ...ADMIN, deviceName: 'dictionary' }),
  })
  if (!response.ok) throw new Error(await response.text())
  return response.headers
    .getSetCookie()
    .map((one) => one.split(';')[0])
    .join('; ')
}

/** The document as text of bytes, with a gap where an id stands. */
const withoutIds = (sample: Buffer): string[] => sample.toString('latin1').split(ID)

/** Every document an admin may read, as it would stand in a pack. */
const documentsOf = async (url: string): Promise<Map<string, Buffer[]>> => {
  const socket = new WebSocket(`${url.replace(/^http/, 'ws')}/sync`, {
    headers: { cookie: await signIn(url), origin: url },
  })
  const byKind = new Map<string, Buffer[]>()
  await new Promise<void>((resolve, reject) => {
    socket.on('error', reject)
    socket.on('open', () =>
      socket.send(
        encodeFrame({
          type: 'hello',
          protocol: BARE_PROTOCOL,
          app: 'dictionary',
          epoch: '',
          cursor: 0,
        }),
      ),
    )
    socket.on('message', (data: Buffer) => {
      const frame = parseDown(new Uint8Array(data))
      if (!frame.ok) return reject(new Error(frame.problem.message))
      if (frame.value.type === 'snap')
        for (const one of frame.value.docs) {
          const kind = kindOf(one.doc)
          byKind.set(kind, [...(byKind.get(kind) ?? []), Buffer.from(encodeSnapDoc(one))])
        }
      if (frame.value.type === 'live') resolve()
    })
  })
  socket.close()
  return byKind
}

const spread = <T>(all: readonly T[], most: number): T[] => {
  const step = Math.max(1, Math.ceil(all.length / most))
  return all.filter((_, index) => index % step === 0)
}

/** In how many of these each run of bytes stands. */
const countRuns = (samples: readonly Buffer[]): Map<string, number> => {
  const counts = new Map<string, number>()
  for (const sample of samples) {
    const own = new Set<string>()
    for (const part of withoutIds(sample))
      for (let at = 0; at + RUN_BYTES <= part.length; at += 1)
        own.add(part.slice(at, at + RUN_BYTES))
    for (const run of own) counts.set(run, (counts.get(run) ?? 0) + 1)
  }
  return counts
}

/** The longest pieces of one document of which every run is common to its kind. */
const commonPieces = (text: string, isCommon: (run: string) => boolean): string[] => {
  const pieces: string[] = []
  let from = -1
  for (let at = 0; at + RUN_BYTES <= text.length + 1; at += 1) {
    const goesOn = at + RUN_BYTES <= text.length && isCommon(text.slice(at, at + RUN_BYTES))
    if (goesOn && from < 0) from = at
    if (!goesOn && from >= 0) {
      pieces.push(text.slice(from, at + RUN_BYTES - 1))
      from = -1
    }
  }
  return pieces
}

const makeDictionary = (byKind: ReadonlyMap<string, readonly Buffer[]>): Buffer => {
  let whole = ''
  // The most frequent kind comes last, where a short distance reaches it.
  for (const [, all] of [...byKind].sort(([, a], [, b]) => a.length - b.length)) {
    const samples = spread(all, SAMPLES_OF_KIND)
    if (samples.length < 3) continue
    const counts = countRuns(samples)
    const least = Math.max(2, samples.length * SHARE_OF_SAMPLES)
    for (const part of spread(samples, EXAMPLES_OF_KIND).flatMap(withoutIds))
      for (const piece of commonPieces(part, (run) => (counts.get(run) ?? 0) >= least))
        if (!whole.includes(piece)) whole += piece
  }
  return Buffer.from(whole, 'latin1')
}

const meanBytes = (all: readonly Buffer[], dictionary?: Buffer): number =>
  Math.round(
    all.reduce((sum, one) => sum + deflateRawSync(one, dictionary && { dictionary }).length, 0) /
      all.length,
  )

const relay = await startRelay()
const byKind = await documentsOf(relay.url)
await relay.stop()
const dictionary = makeDictionary(byKind)
for (const [kind, all] of byKind)
  console.log(`${kind}: ${all.length}, ${meanBytes(all)} -> ${meanBytes(all, dictionary)} bytes`)
console.log(`${dictionary.length} bytes`)
console.log(dictionary.toString('latin1').replaceAll(/[^ -~]+/g, '.'))

const lines = dictionary.toString('base64').match(new RegExp(`.{1,${LINE_CHARS}}`, 'g')) ?? []
writeFileSync(
  TARGET,
  `/**
 * What packed documents have in common, made by \`scripts/make-dictionary.ts\`. Both sides of the line
 * must have the same bytes: they are part of the protocol, and \`version.test.ts\` sees a change.
 */
const BASE64 = [
${lines.map((line) => `  '${line}',`).join('\n')}
].join('')

let dictionary: Uint8Array | undefined

export const packDictionary = (): Uint8Array => {
  dictionary ??= Uint8Array.from(atob(BASE64), (char) => char.charCodeAt(0))
  return dictionary
}
`,
)
