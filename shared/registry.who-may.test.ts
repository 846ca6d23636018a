/**
 * Who may do and read what: everybody, every command, every path, every set, asked of the rules with real
 * records. The answers lie beside the rules, in each domain's `who-may.txt`, so that a changed rule shows
 * as a changed line. `npx vitest run shared/registry.who-may.test.ts -u` writes them anew: then read them.
 */
import { expect, test } from 'vitest'
import { aSchool } from './documents/command.builder.ts'
import type { AnyKind } from './documents/document-kind.ts'
import type { WhoMay } from './documents/who-may.builder.ts'
import type { Actor } from './kernel/actor.ts'
import { kindOf } from './kernel/ids.ts'
import { editsOf } from './registry.builder.ts'
import { aPlainSchool } from './registry.plain-school.builder.ts'
import { commands, documentKinds, publishedSets } from './registry.ts'
import { cellsAsked, NOW_MS, questionsOf, WHO, whoMayTable } from './registry.who-may.builder.ts'
import { DOMAINS } from './registry.who-may-domains.builder.ts'

const kindOfRecord = ({ id }: { readonly id: string }): AnyKind =>
  documentKinds.get(kindOf(id)) as AnyKind

test.each(Object.entries(DOMAINS))('who may do and read what: %s', async (name, domain) => {
  await expect(whoMayTable(domain)).toMatchFileSnapshot(`./domains/${name}/who-may.txt`)
})

/** What the plain school answers is what the relay's judge answers, byte by byte; two people suffice. */
test.each(Object.entries(DOMAINS))('the judge answers alike: %s', (_name, domain) => {
  for (const { title, standing, ...question } of questionsOf(domain)) {
    const plain = aPlainSchool(standing, NOW_MS)
    for (const who of ['admin', 'own instructor']) {
      const actor = WHO[who] as Actor
      const school = aSchool([...documentKinds.values()])
      for (const record of standing) school.lays(editsOf(kindOfRecord(record), record))
      const [mine, judged] =
        'command' in question
          ? [
              plain.does(actor, question.command, question.inputOf(actor)),
              school.does(actor, question.command, question.inputOf(actor), NOW_MS),
            ]
          : [
              plain.writes(actor, question.editOf(actor)),
              school.writes(actor, question.editOf(actor), NOW_MS),
            ]
      expect(`${title}, ${who}: ${judged === 'ok'}`).toBe(`${title}, ${who}: ${mine === 'ok'}`)
    }
  }
})

const namesIn = (part: keyof WhoMay): string[] =>
  Object.values(DOMAINS).flatMap((domain) => Object.keys(domain[part]))

test.each([
  ['command', namesIn('commands'), commands],
  ['kind, read', namesIn('reads'), documentKinds],
  ['kind, written past the app', namesIn('forged'), documentKinds],
  ['set', namesIn('sets'), publishedSets],
] as const)('every %s of the registry has its table', (_what, named, registered) => {
  expect([...named].sort()).toEqual([...registered.keys()].sort())
})

test('more than 10,000 answers were asked for', () => {
  expect(cellsAsked()).toBeGreaterThan(10_000)
})
