/** Ids, principals, refusals: small, and everything stands on them. */
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isAdmin, isInstructor, isLearner, isOnTeamOf, ROLES, teaches } from './actor.ts'
import { amira, ann, dev, noRole, sarah } from './cast.builder.ts'
import { docId, keyOf, kindOf, parseDocId } from './ids.ts'
import { mayRead, personPrincipal, principalsOf, teamPrincipal } from './principal.ts'
import { ok, refuser, refuseWith, unreachable } from './result.ts'

describe('document ids', () => {
  test('say kind and key', () => {
    const id = docId('booking', '0192-ab')
    expect([kindOf(id), keyOf(id)]).toEqual(['booking', '0192-ab'])
    expect(parseDocId(id)).toEqual({ kind: 'booking', key: '0192-ab' })
    expect(parseDocId('decision:double.a.b.1:2')).toBeUndefined()
  })

  test.each([
    '',
    ':',
    'booking',
    'booking:',
    ':b1',
    'Booking:b1',
    'b:b1',
    'booking:../x',
    'booking:a b',
    'booking:-a',
    `booking:${'x'.repeat(120)}`,
    'booking:é',
    '__proto__:x',
  ])('%j is none', (text) => {
    expect(parseDocId(text)).toBeUndefined()
  })

  test('nothing that is parsed is anything but its two parts', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const parsed = parseDocId(text)
        if (parsed) expect(docId(parsed.kind, parsed.key)).toBe(text)
      }),
    )
  })
})

describe('people', () => {
  test('[PE1] roles are exactly admin, instructor and learner, and one may hold several', () => {
    expect(ROLES).toEqual(['admin', 'instructor', 'learner'])
    const both = { ...ann, roles: ['admin', 'instructor'] as const }
    expect([isAdmin(both), isInstructor(both), isLearner(both)]).toEqual([true, true, false])
  })

  test('[PE4] an instructor teaches the learners of the team, and never themselves', () => {
    expect([teaches(sarah, 'amira'), teaches(dev, 'amira'), teaches(ann, 'amira')]).toEqual([
      true,
      false,
      false,
    ])
    expect([teaches(amira, 'amira'), isOnTeamOf(amira, 'amira')]).toEqual([false, true])
    const trainee = { personId: 'tom', roles: ['instructor', 'learner'] as const, teams: ['tom'] }
    expect(teaches(trainee, 'tom')).toBe(false)
  })

  test('principals: the school, oneself, one’s roles, staff, one’s teams', () => {
    expect(principalsOf(ann)).toEqual(['school', 'person:ann', 'role:admin', 'role:staff'])
    expect(principalsOf(sarah)).toEqual([
      'school',
      'person:sarah',
      'role:instructor',
      'role:staff',
      'team:amira',
    ])
    expect(principalsOf(amira)).toEqual(['school', 'person:amira', 'role:learner', 'team:amira'])
    expect(principalsOf(noRole)).toEqual(['school', 'person:nobody'])
  })

  test('reading needs one principal in common', () => {
    expect(mayRead(['school'], [])).toBe(false)
    expect(mayRead([], ['school'])).toBe(false)
    expect(mayRead([personPrincipal('x')], [teamPrincipal('x')])).toBe(false)
    expect(mayRead([personPrincipal('x')], ['role:admin', personPrincipal('x')])).toBe(true)
  })
})

describe('refusals are values', () => {
  test('a code, a sentence, and the field it belongs to if it belongs to one', () => {
    const refuse = refuser({ late: 'It is too late. Ask the school.' })
    expect(refuse('late')).toEqual({
      ok: false,
      problem: { code: 'late', message: 'It is too late. Ask the school.' },
    })
    expect(refuse('late', 'date').problem.field).toBe('date')
    expect('field' in refuseWith('late', 'x').problem).toBe(false)
    expect(ok(1)).toEqual({ ok: true, value: 1 })
  })

  test('what cannot be is loud', () => {
    expect(() => unreachable('two of one')).toThrow('Unreachable: two of one')
  })
})
