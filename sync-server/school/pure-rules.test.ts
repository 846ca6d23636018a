import { expect, test } from 'vitest'
import { kindOf } from '#shared/kernel/ids.ts'
import { unreachable } from '#shared/kernel/result.ts'
import { asksOfRecord } from '#shared/registry.pure.builder.ts'
import { documentKinds } from '#shared/registry.ts'
import { aLivedSchool } from '../testing/a-lived-school.ts'

test('[invariant 1] what the kinds say of a lived school’s records changes none of them', async () => {
  const { ann, sarah, amira, school, ports, ends } = await aLivedSchool()
  await ann.until(() => ann.docs.has('consents:amira') && ann.docs.has('booking:b3'))
  const kinds = new Set<string>()
  for (const doc of ann.holds()) {
    const kind = documentKinds.get(kindOf(doc)) ?? unreachable(doc)
    const record = ann.record(doc) as { id: string }
    for (const { session } of [ann, sarah, amira]) {
      const { personId, roles } = session
      const actor = { personId, roles, teams: personId === 'sarah' ? ['amira'] : [] }
      expect(asksOfRecord(kind, record, actor, ports.clock.now())).toBeGreaterThan(8)
    }
    kinds.add(kind.name)
  }
  expect(kinds.size).toBeGreaterThan(4)
  await school().close()
  ends()
})
