import { expect, test } from 'vitest'
import { openSchoolDb } from './school-db.ts'

test('reads that are made together end, whatever one of them does', () => {
  const db = openSchoolDb(':memory:')
  const write = (value: string): void => db.transaction(() => db.meta.set('k', value))
  write('one')
  expect(db.together(() => db.meta.get('k'))).toBe('one')
  expect(() =>
    db.together(() => {
      throw new Error('a page does not read')
    }),
  ).toThrow('a page does not read')
  // Would fail inside what was begun: a compacting runs in no transaction.
  expect(db.compact()).toBe(true)
  write('two')
  expect(db.together(() => db.meta.get('k'))).toBe('two')
  db.close()
})
