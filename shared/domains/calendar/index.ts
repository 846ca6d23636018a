/** Calendar: when instructors work. */
import type { Row } from '#shared/documents/document-kind.ts'
import { defineDocumentKind } from '#shared/documents/document-kind.ts'
import type { DocId } from '#shared/kernel/ids.ts'
import { diaryReaders, mayChangeDiary } from './permissions.ts'
import type { OpenHours } from './rules.ts'
import { type Diary, diarySchema } from './schema.ts'

export type DiaryRow = Row & OpenHours & { readonly table: 'diary' }

const projectDiary = (diary: Diary, doc: DocId): DiaryRow[] => [
  {
    table: 'diary',
    id: diary.instructorId,
    doc,
    bucket: 'base/diary',
    hours: diary.hours,
    blocks: Object.values(diary.blocks)
      .filter((one) => one.active)
      .map(({ startsAtMs, endsAtMs }) => ({ startsAtMs, endsAtMs }))
      .sort((a, b) => a.startsAtMs - b.startsAtMs),
  },
]

export const diaries = defineDocumentKind({
  name: 'diary',
  version: 1,
  empty: { hours: {}, blocks: {} },
  texts: [],
  schema: diarySchema,
  readers: diaryReaders,
  mayChange: mayChangeDiary,
  project: projectDiary,
  personal: {
    subject: (diary) => diary.instructorId,
    parties: () => [],
    onErase: { does: 'go' },
    lastUseMs: (diary) =>
      Math.max(0, ...Object.values(diary.blocks).map((block) => block.endsAtMs)),
  },
})

export * from './commands.ts'
export * from './rules.ts'
export { DEFAULT_HOURS, type Diary, type Span } from './schema.ts'
