/** Everybody a rule can meet, asked one by one, and their answers as lines to read. */
import * as v from 'valibot'
import { outcomeOf } from './documents/replica.builder.ts'
import type { CommandCases, ForgedCases, SetCases, WhoMay } from './documents/who-may.builder.ts'
import { SLOT_START_MS } from './domains/bookings/booking.builder.ts'
import type { Actor } from './kernel/actor.ts'
import { amira, ann, dev, noRole, sarah, seun } from './kernel/cast.builder.ts'
import { mayRead, type Principal, principalsOf } from './kernel/principal.ts'
import { unreachable } from './kernel/result.ts'
import { HOUR_MS } from './kernel/time-units.ts'
import { aPlainSchool } from './registry.plain-school.builder.ts'
import { creationStep, laterStep, pathsOf } from './registry.steps.builder.ts'
import { commands, documentKinds, publishedSets } from './registry.ts'

const left = (lessons: readonly string[]): Partial<Actor> => ({
  teams: [],
  formerTeams: [
    {
      learnerId: 'amira',
      untilMs: SLOT_START_MS + HOUR_MS,
      lessons: lessons.map((id) => ({ id, startsAtMs: SLOT_START_MS, durationMinutes: 60 })),
    },
  ],
})

/** The records are Amira's, and Sarah's as far as they are an instructor's. */
export const WHO: Readonly<Record<string, Actor>> = {
  admin: ann,
  'admin who learns': { personId: 'amira', roles: ['admin', 'learner'], teams: ['amira'] },
  'own instructor': sarah,
  // In whose diary it is, and who never taught Amira.
  'own diary alone': { ...sarah, teams: [] },
  'one who left': { ...sarah, ...left(['b1']) },
  'one who left before': { ...sarah, ...left([]) },
  'team instructor': { ...dev, teams: ['seun', 'amira'] },
  'other instructor': dev,
  'own learner': amira,
  'own learner who teaches': { ...amira, roles: ['learner', 'instructor'] },
  'other learner': seun,
  // What somebody was is over, and what hangs on a record is not yet.
  'own instructor of before': { ...sarah, roles: ['learner'] },
  'own learner of before': { ...amira, roles: [] },
  'no role': noRole,
}

/** After the lesson. */
export const NOW_MS = SLOT_START_MS + 3 * HOUR_MS

let asked = 0
/** How many answers have been asked for. */
export const cellsAsked = (): number => asked

type Ask = (actor: Actor) => string

/** Once more while Amira's data is restricted, where that is another answer. */
const cell = (ask: Ask, actor: Actor): string => {
  asked += 2
  const [open, restricted] = [ask(actor), ask({ ...actor, restricted: ['amira'] })]
  return open === restricted ? open : `${open} (restricted: ${restricted})`
}

/** More than so many who are refused alike are "everybody else". */
const MOST_NAMED = 4

/** One line for each answer, with everybody who gets it; the largest refusal comes last. */
const linesOf = (label: string, ask: Ask): string[] => {
  const told = Object.entries(WHO).map(([who, actor]) => [cell(ask, actor), who] as const)
  const answers = [...new Set(told.map(([answer]) => answer))].map(
    (answer) => [answer, told.filter(([one]) => one === answer).map(([, who]) => who)] as const,
  )
  const [largest] = answers
    .filter(([answer, whose]) => !answer.startsWith('ok') && whose.length > MOST_NAMED)
    .sort(([, a], [, b]) => b.length - a.length)
  const named = answers.filter((one) => one !== largest)
  const lines = [
    ...named.map(([answer, whose]) => `${answer}: ${whose.join(', ')}`),
    ...(largest ? [`${largest[0]}: everybody${named.length === 0 ? '' : ' else'}`] : []),
  ]
  return lines.map((line, index) => `  ${(index === 0 ? label : '').padEnd(28)} ${line}`)
}

const section = (title: string, lines: readonly string[]): string =>
  [title, ...lines, ''].join('\n')

const commandSections = (name: string, { states, inputs }: CommandCases): string[] => {
  const command = commands.get(name) ?? unreachable(`no command ${name}`)
  return Object.entries(inputs).map(([what, inputOf]) =>
    section(
      `command ${name}${what === '' ? '' : `: ${what}`}`,
      Object.entries(states).flatMap(([state, standing]) => {
        const school = aPlainSchool(standing, NOW_MS)
        return linesOf(state, (actor) => school.does(actor, command, inputOf(actor)))
      }),
    ),
  )
}

const forgedSections = (name: string, { states, edits }: ForgedCases): string[] =>
  Object.entries(states).map(([state, standing]) => {
    const school = aPlainSchool(standing, NOW_MS)
    return section(
      `${name}, past the app: ${state}`,
      Object.entries(edits).flatMap(([what, editOf]) =>
        linesOf(what, (actor) => school.writes(actor, editOf(actor))),
      ),
    )
  })

const pathSections = (name: string): string[] => {
  const kind = documentKinds.get(name) ?? unreachable(`no kind ${name}`)
  return (
    [
      ['a record that stands', false, laterStep],
      ['a first change', true, creationStep],
    ] as const
  ).map(([title, isCreation, stepOf]) =>
    section(
      `${name}, path by path: ${title}`,
      pathsOf(kind, isCreation).flatMap((path) =>
        linesOf(path, (actor) => outcomeOf(kind.mayChange(actor, stepOf(name, path, actor)))),
      ),
    ),
  )
}

const readersLine = (label: string, readers: readonly Principal[]): string => {
  const whose = Object.entries(WHO).flatMap(([who, actor]) => {
    asked += 1
    return mayRead(principalsOf(actor), readers) ? [who] : []
  })
  const isAll = whose.length === Object.keys(WHO).length
  return `  ${label}: ${isAll ? 'everybody' : whose.join(', ') || 'nobody'}`
}

const readSection = (name: string, examples: Readonly<Record<string, { id: string }>>): string => {
  const kind = documentKinds.get(name) ?? unreachable(`no kind ${name}`)
  return section(
    `${name}, read by`,
    Object.entries(examples).flatMap(([label, record]) => [
      readersLine(label, kind.readers(record, record.id)),
      ...(kind.holds?.(record, record.id) ?? []).map(
        ({ person, principal }) => `    gives ${person} ${principal}`,
      ),
    ]),
  )
}

const setSections = (name: string, { rows, pushes }: SetCases): string[] => {
  const set = publishedSets.get(name) ?? unreachable(`no set ${name}`)
  const { mayPush } = set
  const read = section(
    `set ${name}, read by`,
    Object.entries(rows).map(([label, { id, data }]) => readersLine(label, set.readers(data, id))),
  )
  if (mayPush === undefined)
    return [read, section(`set ${name}, written by`, ['  the relay alone'])]
  const holders = () => ['ann', 'ben']
  const lines = Object.entries(pushes ?? unreachable(`no pushes for ${name}`)).flatMap(
    ([what, pushOf]) =>
      linesOf(what, (actor) => {
        const { id, before, after } = pushOf(actor)
        const parsed = v.safeParse(set.schema, after)
        if (!parsed.success) return 'invalid'
        return outcomeOf(mayPush(actor, { id, before, after: parsed.output, now: NOW_MS, holders }))
      }),
  )
  return [read, section(`set ${name}, written by`, lines)]
}

/** Every question a table asks of the judge: what stands, and how somebody asks for it. */
export const questionsOf = ({ commands: cases, forged }: WhoMay) => [
  ...Object.entries(cases).flatMap(([name, { states, inputs }]) =>
    Object.entries(states).flatMap(([state, standing]) =>
      Object.entries(inputs).map(([what, inputOf]) => ({
        title: `${name} ${what}, ${state}`,
        standing,
        command: commands.get(name) ?? unreachable(`no command ${name}`),
        inputOf,
      })),
    ),
  ),
  ...Object.entries(forged).flatMap(([name, { states, edits }]) =>
    Object.entries(states).flatMap(([state, standing]) =>
      Object.entries(edits).map(([what, editOf]) => ({
        title: `${name}: ${what}, ${state}`,
        standing,
        editOf,
      })),
    ),
  ),
]

/** Everything one domain says about who may do what, as text. */
export const whoMayTable = (domain: WhoMay): string =>
  [
    ...Object.entries(domain.reads).map(([name, examples]) => readSection(name, examples)),
    ...Object.entries(domain.commands).flatMap(([name, cases]) => commandSections(name, cases)),
    ...Object.entries(domain.forged).flatMap(([name, cases]) => forgedSections(name, cases)),
    ...Object.keys(domain.reads).flatMap(pathSections),
    ...Object.entries(domain.sets).flatMap(([name, cases]) => setSections(name, cases)),
  ].join('\n')
