/** Lessons: what was learned. */
import { defineDocumentKind, type Row } from '#shared/documents/document-kind.ts'
import { type DocId, docId, keyOf } from '#shared/kernel/ids.ts'
import { lessonReaders, mayChangeLesson } from './permissions.ts'
import { type Lesson, lessonSchema } from './schema.ts'

export type LessonRow = Row & {
  readonly table: 'lesson'
  readonly learnerId: string
  readonly instructorId: string
  readonly startsAtMs: number
  readonly durationMinutes: number
  readonly skills: readonly {
    readonly skill: number
    readonly level: number
    readonly by: string
  }[]
  readonly note: string
  readonly next: string
  readonly reflection: string
  readonly loggedBy?: string
  readonly loggedAtMs?: number
}

/** Lessons are kept by learner: a lesson card needs the newest one, a progress page all of them. */
export const learnerBucket = (learnerId: string): string => `learner/${learnerId}`

const projectLesson = (lesson: Lesson, doc: DocId): LessonRow[] => [
  {
    table: 'lesson',
    id: keyOf(doc),
    doc,
    bucket: learnerBucket(lesson.learnerId),
    learnerId: lesson.learnerId,
    instructorId: lesson.instructorId,
    startsAtMs: lesson.startsAtMs,
    durationMinutes: lesson.durationMinutes,
    // By key: keys sort by time of making, so of two ratings of one skill the later stands last.
    skills: Object.entries(lesson.ratings)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([, one]) => ({ skill: one.skill, level: one.level, by: one.by })),
    note: lesson.note,
    next: lesson.next,
    reflection: lesson.reflection,
    ...(lesson.loggedBy ? { loggedBy: lesson.loggedBy } : {}),
    ...(lesson.loggedAt ? { loggedAtMs: lesson.loggedAt } : {}),
  },
]

export const lessons = defineDocumentKind({
  name: 'lesson',
  version: 1,
  empty: { ratings: {}, note: '', next: '', reflection: '' },
  texts: ['note', 'next', 'reflection'],
  schema: lessonSchema,
  readers: lessonReaders,
  mayChange: mayChangeLesson,
  standsBeside: (doc) => [docId('booking', keyOf(doc))],
  project: projectLesson,
  personal: {
    subject: (lesson) => lesson.learnerId,
    parties: (lesson) => [lesson.instructorId],
    onErase: { does: 'go' },
    lastUseMs: (lesson) => lesson.startsAtMs,
  },
})

export * from './commands.ts'
export * from './progress.ts'
export type { Lesson } from './schema.ts'
export * from './skills.ts'
