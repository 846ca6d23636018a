/**
 * What strangers say before anybody knows them: bodies at sign-in, with a passkey or without, at an
 * invitation, a new password and the last words of an ended device. JSON that is nearly right, bytes
 * inside its base64 that are others, addresses and networks that are none.
 */
import type { SeededRandom } from '#simulation/random.ts'
import { PASSWORD } from '#sync-server/relay/testing/a-relay.ts'
import { type Door, HTTPS_ORIGIN, type Knock } from '../door.ts'
import { mutateBytes } from '../mutate/any-bytes.ts'
import { asJson, contentType, spoiltBody } from '../mutate/json-body.ts'
import { logFaults } from '../oracles/relay-log.ts'
import type { Lane, Outcome } from './lane.ts'

type Place = readonly string[]
type Branch = Record<string, unknown>

const MOST_HOPS = 400
const HOPS = ['192.0.2.1', '::ffff:192.0.2.1', '[::1]:1', '%', ':', '1.', '', ' ', '2001:db8::7']

const at = (body: Branch, place: Place): unknown =>
  place.reduce<unknown>((one, key) => (one as Branch)[key], body)

/** A copy in which the bytes at one of these places are others. */
const withOtherBytes = ({ body, insides, alphabet }: Knock, random: SeededRandom): Branch => {
  const copy = structuredClone(body)
  const place = random.pick(insides)
  const holder = at(copy, place.slice(0, -1)) as Branch
  const bytes = Buffer.from(String(at(copy, place)), alphabet)
  holder[place.at(-1) as string] = Buffer.from(mutateBytes(bytes, random)).toString(alphabet)
  return copy
}

const isProofSpoilt = ({ body, proof }: Knock, sent: Branch): boolean =>
  proof.some((place) => at(body, place) !== at(sent, place))

const spoiltPath = (path: string, random: SeededRandom): string => {
  if (random.chance(0.9)) return path
  const from = '/api/'.length
  const bytes = mutateBytes(new TextEncoder().encode(path.slice(from)), random)
  const spoilt = [...bytes].map((byte) => `%${byte.toString(16).padStart(2, '0')}`).join('')
  return `${path.slice(0, from)}${random.chance(0.5) ? spoilt : decodeURIComponentOr(spoilt)}`
}
const decodeURIComponentOr = (text: string): string => {
  try {
    return encodeURI(decodeURIComponent(text))
  } catch {
    return text
  }
}

const forwardedFor = (network: string, random: SeededRandom): string =>
  random.chance(0.9)
    ? network
    : Array.from({ length: random.below(MOST_HOPS) }, () => random.pick(HOPS)).join(
        random.pick([',', '', ', ']),
      )

export const createDoorLane = (door: Door): Lane => ({
  name: 'the door',
  batch: 1,
  run: async (seed, random, keep): Promise<Outcome> => {
    const network = door.nextNetwork(random)
    const way = random.pick(Object.keys(door.knocks))
    const knock = await (door.knocks[way] as (typeof door.knocks)[string])(seed, random)
    let sent: Branch | undefined
    let isSignedAgain = false
    if (knock.insides.length > 0 && random.chance(0.6)) {
      sent = withOtherBytes(knock, random)
      isSignedAgain = knock.signAgain !== undefined && random.chance(0.5)
      if (isSignedAgain) knock.signAgain?.(sent)
    }
    const rawBody = sent === undefined ? spoiltBody(knock.body, random) : asJson(sent)
    const path = spoiltPath(knock.path, random)
    door.relay.logLines.length = 0
    keep(new TextEncoder().encode(`${path}\n${rawBody}`))
    const headers: Record<string, string> = {
      origin: HTTPS_ORIGIN,
      'content-type': contentType(random),
      'x-forwarded-for': forwardedFor(network, random),
      ...(knock.cookie === undefined ? {} : { cookie: knock.cookie }),
    }
    const answer = await door.relay.ask(path, { method: 'POST', rawBody, headers })

    const faults = logFaults(door.relay.logLines, [PASSWORD, '@hill.example'])
    if (answer.status >= 500) faults.push(`was answered with ${answer.status}: ${answer.text}`)
    if (answer.json === undefined && answer.status !== 204)
      faults.push(`was answered without JSON: ${answer.status}`)
    const isTaken = answer.status < 300
    if (isTaken && sent !== undefined && !isSignedAgain && isProofSpoilt(knock, sent))
      faults.push('let in on bytes that nobody signed')
    if (!isTaken && answer.headers.get('set-cookie') !== null)
      faults.push('was refused, and given a cookie')
    await knock.answered?.(answer.status)
    const end = isTaken ? 'accepted' : `refused: ${answer.status} ${answer.json?.code ?? ''}`.trim()
    return { end: `${way}, ${end}`, faults }
  },
  faults: door.faults,
})
