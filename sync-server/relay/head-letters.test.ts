import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Mail } from '#sync-server/mail/mailer.ts'
import { parseHead } from '#sync-server/storage/audit/signer.ts'
import { createHeadLetters } from './head-letters.ts'
import { type ARelay, aRelay } from './testing/a-relay.ts'

const DAY_MS = 24 * 3_600_000

let relay: ARelay
let nowMs: number
let mails: Mail[]
beforeEach(async () => {
  relay = await aRelay()
  nowMs = Date.UTC(2026, 10, 23)
  mails = []
})
afterEach(() => relay.close())

const letters = () =>
  createHeadLetters({
    control: relay.control,
    schools: relay.schools,
    mailer: { send: async (mail) => void mails.push(mail) },
    clock: { now: () => nowMs, monotonicMs: () => nowMs },
  })
const linesIn = ({ text }: Mail) => text.split('\n').flatMap((line) => parseHead(line) ?? [])

test('T45: each school’s admins, and nobody else, get its signed heads once a week', async () => {
  relay.audit.start()
  letters().send()
  expect(mails.map(({ to }) => to)).toEqual(['ada@hill.example', 'vera@vale.example'])
  const [hill, vale] = mails.map(linesIn)
  expect(hill?.map(({ chain }) => chain)).toEqual(['relay', 'hill'])
  expect(vale?.map(({ chain }) => chain)).toEqual(['relay', 'vale'])
  for (const head of hill ?? []) expect(relay.audit.signer.isSigned(head.chain, head)).toBe(true)
  // Also after a restart.
  nowMs += 6 * DAY_MS
  letters().send()
  expect(mails).toHaveLength(2)
})

test('nothing new is not sent again; what is new is, a week later', async () => {
  relay.audit.start()
  letters().send()
  nowMs += 8 * DAY_MS
  letters().send()
  expect(mails).toHaveLength(2)
  await relay.signIn('ada@hill.example')
  relay.audit.stop()
  letters().send()
  expect(mails).toHaveLength(4)
  expect(linesIn(mails[2] as Mail)[0]?.seq).toBeGreaterThan(linesIn(mails[0] as Mail)[0]?.seq ?? 0)
})

test('where nothing was signed there is nothing to send', () => {
  letters().send()
  expect(mails).toEqual([])
})
