/**
 * Rules and commands read what they are given and change none of it: a device and the relay ask them
 * about records that they show, keep and judge again afterwards.
 */
import * as v from 'valibot'
import { expect, test } from 'vitest'
import type { CommandContext } from './documents/command.ts'
import type { Actor } from './kernel/actor.ts'
import { unreachable } from './kernel/result.ts'
import { EXAMPLES } from './registry.builder.ts'
import { asksOfRecord, leavesAlone } from './registry.pure.builder.ts'
import { creationStep, laterStep, pathsOf } from './registry.steps.builder.ts'
import { documentKinds, publishedSets } from './registry.ts'
import { NOW_MS, questionsOf, WHO } from './registry.who-may.builder.ts'
import { DOMAINS } from './registry.who-may-domains.builder.ts'

/** Everybody, and everybody while Amira's data is restricted. */
const ACTORS: readonly Actor[] = Object.values(WHO).flatMap((actor) => [
  actor,
  { ...actor, restricted: ['amira'] },
])

const kindNamed = (name: string) => documentKinds.get(name) ?? unreachable(`no kind ${name}`)

const contextOf = (actor: Actor, standing: readonly { readonly id: string }[]): CommandContext => {
  let ids = 0
  return {
    actor,
    now: NOW_MS,
    read: <Rec>(doc: string) => standing.find(({ id }) => id === doc) as Rec | undefined,
    newId: () => `z${++ids}`,
    once: (choose) => choose(),
    count: () => 1,
    deviceCode: 'K7QF',
  }
}

test.each(Object.entries(DOMAINS))(
  '[invariant 1] what %s is given stays as it was',
  (_, domain) => {
    let asked = 0
    for (const { title, standing, ...question } of questionsOf(domain)) {
      if (!('command' in question)) continue
      const { command, inputOf } = question
      for (const actor of ACTORS) {
        const parsed = v.safeParse(command.input, inputOf(actor))
        if (!parsed.success) continue
        asked += 1
        leavesAlone(title, [parsed.output, actor, standing] as const, (input, who, records) => {
          const context = contextOf(who, records)
          command.run(input, context)
          command.about?.(input, context)
        })
      }
    }
    for (const [name, examples] of Object.entries(domain.reads))
      for (const record of Object.values(examples))
        for (const actor of ACTORS) asked += asksOfRecord(kindNamed(name), record, actor, NOW_MS)
    for (const [name, { rows, pushes = {} }] of Object.entries(domain.sets)) {
      const set = publishedSets.get(name) ?? unreachable(`no set ${name}`)
      for (const { id, data } of Object.values(rows)) {
        asked += 1
        leavesAlone(`${name} readers`, [data], (one) => set.readers(one, id))
      }
      for (const [what, pushOf] of Object.entries(pushes))
        for (const actor of ACTORS) {
          asked += 1
          leavesAlone(`${name} ${what}`, [actor, pushOf(actor)] as const, (who, push) =>
            set.mayPush?.(who, {
              before: undefined,
              ...push,
              now: NOW_MS,
              holders: () => ['ann', 'ben'],
            }),
          )
        }
    }
    expect(asked).toBeGreaterThan(0)
  },
)

test.each(Object.keys(EXAMPLES))(
  '[invariant 1] every path of %s, asked for by everybody, leaves the records alone',
  (name) => {
    const kind = kindNamed(name)
    for (const [isCreation, stepOf] of [
      [false, laterStep],
      [true, creationStep],
    ] as const)
      for (const path of pathsOf(kind, isCreation))
        for (const actor of ACTORS)
          leavesAlone(`${name} ${path}`, [actor, stepOf(name, path, actor)] as const, (who, step) =>
            kind.mayChange(who, step),
          )
  },
)

test('what changes its input is found, in the open and through a swallowed fault', () => {
  const sorts = ({ list }: { list: number[] }) => list.sort()
  expect(() => leavesAlone('a rule', [{ list: [2, 1] }], sorts)).toThrow(/^a rule: /)
  const swallows = (one: { list: number[] }) => {
    try {
      one.list.push(3)
    } catch {}
  }
  expect(() => leavesAlone('a rule', [{ list: [1] }], swallows)).toThrow('has changed')
})
