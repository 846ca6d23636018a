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
    settings: { learnerFilesMonths: 24, refusalsDays: 90 },
    ledgerYears: 6,
    people: [],
  })
  for (const settings of [
    { learnerFilesMonths: 0, refusalsDays: 90 },
    { learnerFilesMonths: 12 },
    { learnerFilesMonths: '12', refusalsDays: 90 },
    { learnerFilesMonths: 12, refusalsDays: 30, more: 1 },
  ])
    expect((await ada.ask('/api/retention', { body: { settings } })).status).toBe(400)
  const settings = { learnerFilesMonths: 12, refusalsDays: 30 }
  expect((await ada.ask('/api/retention', { body: { settings } })).status).toBe(204)
  expect(await read()).toMatchObject({ settings })
  const [last] = relay.schools.of('hill').audit.page({ limit: 1 })
  expect(last).toMatchObject({ action: 'retention-changed', person: 'ada-of-hill' })

  // Another school has its own.
  const vera = await relay.signIn('vera@vale.example')
  expect((await vera.ask('/api/retention')).json).toMatchObject({
    settings: { learnerFilesMonths: 24 },
  })
})

test('keeping somebody longer is written down, by id', async () => {
  const ada = await relay.signIn('ada@hill.example')
  expect((await ada.ask('/api/retention', { body: { keep: 'lena-of-hill' } })).status).toBe(204)
  const [last] = relay.schools.of('hill').audit.page({ limit: 1 })
  expect(last).toMatchObject({ action: 'person-kept', target: 'lena-of-hill' })
})
