import { afterAll, beforeAll, expect, test } from 'vitest'
import { type ARelay, aRelay } from '#sync-server/relay/testing/a-relay.ts'

let relay: ARelay
beforeAll(async () => {
  relay = await aRelay()
})
afterAll(() => relay.close())

test('an admin reads and sets how long things are kept; nonsense is refused and changes nothing', async () => {
  const ada = await relay.signIn('ada@hill.example')
  const read = async () => (await ada.ask('/api/retention')).json
  expect(await read()).toMatchObject({
    settings: {
      learnerFilesMonths: 24,
      ledgerYears: 6,
      messagesMonths: 24,
      refusalsDays: 90,
      auditYears: 6,
    },
    relayKeeps: { securityLogDays: 90, unusedDeviceDays: 90, backupDays: 35 },
    people: [],
    ledger: {},
  })
  for (const settings of [
    { learnerFilesMonths: 0, refusalsDays: 90 },
    {},
    { learnerFilesMonths: '12', refusalsDays: 90 },
    { learnerFilesMonths: 12, refusalsDays: 30, more: 1 },
    // Six years is what the law asks for the accounts, and what the audit vouches for.
    { ledgerYears: 5 },
    { auditYears: 5 },
    { messagesMonths: 0 },
  ])
    expect((await ada.ask('/api/retention', { body: { settings } })).status).toBe(400)
  const settings = { learnerFilesMonths: 12, refusalsDays: 30 }
  expect((await ada.ask('/api/retention', { body: { settings } })).status).toBe(204)
  expect(await read()).toMatchObject({ settings })
  // Line by line, from what to what; what stayed as it was is not worth one.
  const again = { ...settings, ledgerYears: 7 }
  expect((await ada.ask('/api/retention', { body: { settings: again } })).status).toBe(204)
  const lines = relay.schools.of('hill').audit.page({ limit: 9, action: 'retention-changed' })
  expect(lines.map(({ person, outcome }) => [person, outcome])).toEqual([
    ['ada-of-hill', 'ledgerYears 6>7'],
    ['ada-of-hill', 'refusalsDays 90>30'],
    ['ada-of-hill', 'learnerFilesMonths 24>12'],
  ])

  // Another school has its own.
  const vera = await relay.signIn('vera@vale.example')
  expect((await vera.ask('/api/retention')).json).toMatchObject({
    settings: { learnerFilesMonths: 24 },
  })
})

test('keeping somebody longer is written down, by id', async () => {
  const ada = await relay.signIn('ada@hill.example')
  expect((await ada.ask('/api/retention/keep', { body: { keep: 'lena-of-hill' } })).status).toBe(
    204,
  )
  const [last] = relay.schools.of('hill').audit.page({ limit: 1 })
  expect(last).toMatchObject({ action: 'person-kept', target: 'lena-of-hill' })

  // Nobody's words get into the audit, and nobody of another school.
  for (const keep of ['Lena Smith drinks', 'vera-of-vale'])
    expect((await ada.ask('/api/retention/keep', { body: { keep } })).status).toBe(404)
  const [still] = relay.schools.of('hill').audit.page({ limit: 1 })
  expect(still).toEqual(last)
})

test('accounts past their time are erased up to the day that was read, and not to another', async () => {
  const vera = await relay.signIn('vera@vale.example')
  const { ledgerBefore } = (await vera.ask('/api/retention')).json
  const erase = (before: number) => vera.ask('/api/retention/ledger', { body: { before } })
  expect(await erase(ledgerBefore + 1)).toMatchObject({
    status: 409,
    json: { code: 'ledger-moved' },
  })
  expect((await erase(ledgerBefore)).status).toBe(204)
  const [last] = relay.schools.of('vale').audit.page({ limit: 1 })
  expect(last).toMatchObject({ action: 'ledger-erased', target: 'vale', outcome: 'nothing' })
})
