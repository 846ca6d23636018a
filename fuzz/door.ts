/**
 * A relay with a door that is never held up by what was tried before: its clock is some minutes on
 * with every knock, and every knock comes from another network. And what honest people say there.
 */
import { createHash } from 'node:crypto'
import type { SeededRandom } from '#simulation/random.ts'
import { aSoftwareKey } from '#sync-server/auth/testing/software-key.ts'
import { nodePorts } from '#sync-server/ports.ts'
import { aRelay, CHEAP_HASH, ORIGIN, PASSWORD } from '#sync-server/relay/testing/a-relay.ts'
import { honestWork } from './honest/honest-work.ts'
import { hashOfChange, mutateChange } from './mutate/change-bytes.ts'

/** Longer than anybody has to wait after a wrong password. */
const BETWEEN_KNOCKS_MS = 6 * 60_000
/** Passkeys are for https only. */
export const HTTPS_ORIGIN = 'https://school.test'
const PROXY = '192.0.2.1'

export type Door = Awaited<ReturnType<typeof aDoor>>

/** What somebody says at the door. */
export type Knock = {
  readonly path: string
  readonly body: Record<string, unknown>
  readonly cookie?: string
  /** Where in the body bytes stand as base64, and in which. */
  readonly insides: readonly (readonly string[])[]
  readonly alphabet: 'base64' | 'base64url'
  /** With a signature over what the insides have become, as an attacker's own key would make it. */
  readonly signAgain?: (body: Record<string, unknown>) => void
  /** Bytes that were signed, or belong to what was asked: changed, they open nothing. */
  readonly proof: readonly (readonly string[])[]
  /** Told what became of it. */
  readonly answered?: (status: number) => Promise<void>
}

type SignedIn = Awaited<ReturnType<Awaited<ReturnType<typeof aRelay>>['signIn']>>
type Assertion = { response: Record<'authenticatorData' | 'clientDataJSON' | 'signature', string> }

const NO_BYTES = { insides: [], alphabet: 'base64', proof: [] } as const
const named = { deviceName: 'Phone' }

export const aDoor = async () => {
  let aheadMs = 0
  const clock = {
    now: () => nodePorts.clock.now() + aheadMs,
    monotonicMs: () => nodePorts.clock.monotonicMs() + aheadMs,
  }
  const config = { allowedOrigins: [ORIGIN, HTTPS_ORIGIN], trustedProxies: [PROXY] } as const
  const relay = await aRelay(config, CHEAP_HASH, { ...nodePorts, clock })
  for (const name of ['omar', 'dora'])
    await relay.auth.createAccount({
      email: `${name}@hill.example`,
      password: PASSWORD,
      displayName: `${name} of hill`,
      roles: ['learner'],
      schoolId: 'hill',
      personId: `${name}-of-hill`,
    })

  const devices = new Map<string, string>()
  /** On the device they always use. */
  const comes = async (name: string): Promise<SignedIn> => {
    const person = await relay.signIn(`${name}@hill.example`, devices.get(name))
    devices.set(name, person.deviceId)
    return person
  }
  const must = async (asked: Promise<{ status: number; text: string; json: unknown }>) => {
    const answer = await asked
    if (answer.status >= 300) throw new Error(`the door is shut to the honest: ${answer.text}`)
    return answer.json as never
  }
  const https = { headers: { origin: HTTPS_ORIGIN }, body: {} }

  const lenasKey = aSoftwareKey(HTTPS_ORIGIN)
  const lena = await comes('lena')
  const asked = await must(lena.ask('/api/passkeys/options', https))
  await must(
    lena.ask('/api/passkeys', { body: { response: lenasKey.registers(asked), name: 'Phone' } }),
  )

  let invited = 0
  let isInvited = false
  let ended: SignedIn | undefined
  const RESPONSE = 'response'

  const knocks: Readonly<Record<string, (seed: number, random: SeededRandom) => Promise<Knock>>> = {
    'sign-in': async () => ({
      ...NO_BYTES,
      path: '/api/sign-in',
      body: { email: 'lena@hill.example', password: PASSWORD, ...named },
    }),
    'passkey sign-in': async () => {
      const options = await must(relay.ask('/api/sign-in/passkey/options', https))
      const signed = ['clientDataJSON', 'authenticatorData'].map((one) => [RESPONSE, RESPONSE, one])
      return {
        path: '/api/sign-in/passkey',
        body: { response: lenasKey.signs(options), ...named },
        insides: [...signed, [RESPONSE, RESPONSE, 'signature'], [RESPONSE, RESPONSE, 'userHandle']],
        alphabet: 'base64url',
        proof: signed,
        signAgain: (body) => {
          const { response } = body.response as Assertion
          const said = Buffer.from(response.clientDataJSON, 'base64url')
          const data = Buffer.from(response.authenticatorData, 'base64url')
          const hash = createHash('sha256').update(said).digest()
          response.signature = lenasKey.sign(Buffer.concat([data, hash])).toString('base64url')
        },
      }
    },
    'passkey registration': async () => {
      const ivan = await comes('ivan')
      const options = await must(ivan.ask('/api/passkeys/options', https))
      const key = aSoftwareKey(HTTPS_ORIGIN)
      const said = [RESPONSE, RESPONSE, 'clientDataJSON']
      return {
        path: '/api/passkeys',
        cookie: ivan.cookie,
        body: { response: key.registers(options), name: 'Phone' },
        insides: [said, [RESPONSE, RESPONSE, 'attestationObject']],
        alphabet: 'base64url',
        proof: [said],
        answered: async (status) => {
          if (status !== 201) return
          const { passkeys } = (await ivan.ask('/api/passkeys')).json
          for (const { id } of passkeys)
            await must(ivan.ask(`/api/passkeys/${id}/remove`, { body: {} }))
        },
      }
    },
    'accept an invitation': async () => {
      if (!isInvited) invited += 1
      isInvited = true
      const invitee = { email: `new-${invited}@hill.example`, displayName: 'New', role: 'learner' }
      const ada = await comes('ada')
      const made = await must(ada.ask('/api/invitations', { body: invitee }))
      const { token } = made as { token: string }
      return {
        ...NO_BYTES,
        path: `/api/invitations/${token}/accept`,
        body: { displayName: 'New', password: PASSWORD, isNewHere: true, ...named },
        answered: async (status) => {
          if (status === 200) isInvited = false
        },
      }
    },
    'ask for a reset': async () => ({
      ...NO_BYTES,
      path: '/api/resets',
      body: { email: 'omar@hill.example' },
    }),
    'a new password': async () => {
      const ada = await comes('ada')
      const made = await must(ada.ask('/api/resets/for/omar-of-hill', { body: {} }))
      const { token } = made as { token: string }
      return { ...NO_BYTES, path: `/api/resets/${token}`, body: { password: `${PASSWORD}!` } }
    },
    'last words': async (seed, random) => {
      if (ended === undefined) {
        ended = await relay.signIn('dora@hill.example')
        const ada = await comes('ada')
        await must(ada.ask(`/api/devices/${ended.deviceId}/end`, { body: {} }))
      }
      const { doc, last } = honestWork(seed)
      const bytes = random.chance(0.5) ? last.bytes : mutateChange(last.bytes, random)
      const words = {
        doc,
        hash: hashOfChange(bytes),
        bytes: Buffer.from(bytes).toString('base64'),
      }
      return {
        path: '/api/last-words',
        cookie: ended.cookie,
        body: { device: ended.deviceId, changes: [words] },
        insides: [['changes', '0', 'bytes']],
        alphabet: 'base64',
        proof: [],
        answered: async (status) => {
          // It has said that nothing is left, or enough: another device of hers is ended.
          if (status === 410 || random.chance(0.05)) ended = undefined
        },
      }
    },
  }

  return {
    relay,
    knocks,
    comes,
    /** A network nobody has come from, with all waits over. */
    nextNetwork: (random: SeededRandom): string => {
      aheadMs += BETWEEN_KNOCKS_MS
      return `2001:db8:${random.below(65_536).toString(16)}:${random.below(65_536).toString(16)}::1`
    },
    /** What must hold of the schools behind the door. */
    faults: (): string[] =>
      ['hill', 'vale'].flatMap((id) => relay.schools.of(id).verify().problems),
  }
}
