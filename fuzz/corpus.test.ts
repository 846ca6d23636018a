import { expect, test } from 'vitest'
import { preflight } from '#sync-server/school/preflight.ts'
import { readCorpus } from './corpus.ts'
import { honestWork, PREFIXES } from './honest/honest-work.ts'
import type { Who } from './honest/stories.ts'
import { hashOfChange } from './mutate/change-bytes.ts'
import { createWatchedAutomerge } from './oracles/watched-automerge.ts'
import { aFuzzedSchool } from './school.ts'

/** Whose device wrote these bytes; anybody's when they do not say. */
const writerOf = (bytes: Uint8Array): Who => {
  const walked = preflight(bytes)
  const actor = walked.ok ? walked.header.actor : ''
  return (Object.keys(PREFIXES) as Who[]).find((who) => actor.startsWith(PREFIXES[who])) ?? 'ann'
}

test('[T15, T16] every panic and pill ever found is kept out, with and without a receipt, and the honest go on', async () => {
  const corpus = readCorpus()
  expect(corpus.filter(({ name }) => name.startsWith('pill')).length).toBeGreaterThan(3)
  expect(corpus.filter(({ name }) => name.startsWith('panic')).length).toBeGreaterThan(3)
  const library = createWatchedAutomerge()
  const school = await aFuzzedSchool(library)
  const withReceipt = (doc: string, bytes: Uint8Array) => {
    const hash = hashOfChange(bytes)
    return { hash, bytes, receipt: school.receiptFor(doc, hash) }
  }
  for (const { name, doc, earlier, bytes } of corpus) {
    const device = school.device(writerOf(bytes))
    for (const one of earlier) {
      const [stands] = await device.push(doc, [withReceipt(doc, one)])
      expect([name, ['committed', 'duplicate']]).toEqual([
        name,
        expect.arrayContaining([stands?.verdict]),
      ])
    }
    const [plain] = await device.push(doc, [{ hash: hashOfChange(bytes), bytes }])
    const [covered] = await device.push(doc, [withReceipt(doc, bytes)])
    expect([name, plain?.verdict, covered?.verdict]).toEqual([name, 'refused', 'refused'])
  }
  expect(library.watch.pills + library.watch.panics).toBeGreaterThanOrEqual(corpus.length)
  const { doc, earlier, last } = honestWork(9_000_001)
  for (const { who, hash, bytes } of [...earlier, last])
    expect(await school.device(who).push(doc, [{ hash, bytes }])).toMatchObject([
      { verdict: 'committed' },
    ])
  expect(await school.faults()).toEqual([])
  await school.close()
})
