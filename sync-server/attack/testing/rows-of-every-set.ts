/** A real row of every published set, of Hill School's people and of Vale School's. */
import { loadBundledBank } from '#shared/domains/theory/index.ts'

export const OF_HILL = ['ada', 'ivan', 'dora', 'lena', 'omar'] as const
export const OF_VALE = ['vera', 'vic'] as const
export const EVERYBODY = [...OF_HILL, ...OF_VALE] as const
export type Name = (typeof EVERYBODY)[number]
export type Row = { readonly id: string; readonly data: unknown }

export const bundled = await loadBundledBank()

export const AT = 1_795_420_800_000
export const isOfVale = (name: Name): boolean => OF_VALE.some((one) => one === name)
const idOf = (name: Name): string => `${name}-of-${isOfVale(name) ? 'vale' : 'hill'}`

export const QUESTION = '01HZZZZZZZZZZZZZZZZZZZZZZQ'
export const DRAFT = '01HZZZZZZZZZZZZZZZZZZZZZZA'
export const LIVE = '01HZZZZZZZZZZZZZZZZZZZZZZB'
const answered = { questionId: QUESTION, version: 1, topic: 1, chosen: 0, correct: true }
export const attempt = (id: string, name: Name, more: object = {}): Row => ({
  id,
  data: {
    id,
    personId: idOf(name),
    kind: 'mock',
    startedAt: 1,
    finishedAt: 2,
    durationMs: 1,
    allowedMs: null,
    items: [{ ...answered, optionOrder: [0, 1, 2, 3], flagged: false }],
    score: 1,
    outOf: 1,
    passed: false,
    byTopic: [{ topic: 1, right: 1, outOf: 1 }],
    deviceId: 'phone',
    ...more,
  },
})
export const round = (id: string, name: Name, answers: number, more: object = {}): Row => ({
  id,
  data: {
    id,
    personId: idOf(name),
    deviceId: 'phone',
    kind: 'quick',
    answers: Array.from({ length: answers }, (_, index) => ({ ...answered, at: index, ms: 900 })),
    startedAt: 0,
    finishedAt: answers,
    ...more,
  },
})
export const choice = (name: Name, theory: 'hidden' | 'shown', at: number): Row => ({
  id: idOf(name),
  data: { personId: idOf(name), theory, at },
})
export const remark = (name: Name, version: number, more: object = {}): Row => {
  const id = `${QUESTION}.${version}.${idOf(name)}`
  const said = { questionId: QUESTION, version, text: 'The rule says otherwise.', at: AT }
  return { id, data: { id, personId: idOf(name), ...said, ...more } }
}
export const question = (id: string, name: Name, more: object = {}): Row => {
  const ofSchool = {
    changedBy: idOf(name),
    changedAt: AT,
    writtenBy: idOf(name),
    writtenAt: AT,
  }
  return {
    id,
    data: { ...bundled[0], id, version: 1, stem: 'Ours?', status: 'draft', ofSchool, ...more },
  }
}
export const liveQuestion = (): Row => {
  const { ofSchool } = question(LIVE, 'ada').data as { ofSchool: object }
  const reviewed = { reviewedBy: idOf('ada'), reviewedAt: AT, wasLive: true }
  return question(LIVE, 'ada', { status: 'live', ofSchool: { ...ofSchool, ...reviewed } })
}
export const member = (id: string, role: string, more: object = {}): Row => ({
  id,
  data: { displayName: 'Somebody', roles: [role], ...more },
})
export const busy = (id: string): Row => ({
  id,
  data: { instructorId: idOf('ivan'), startsAtMs: AT, endsAtMs: AT + 1, firm: true },
})
