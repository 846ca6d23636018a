/** The way to the readers and writers of files, which nobody loads who does not need them. */
export type {
  ImportedQuestion,
  ImportProblem,
  ImportResult,
  Writable,
  Written,
} from './formats/imported.ts'
export type { QuestionFormat } from './formats/read-file.ts'

export const loadFormats = () => import('./formats/index.ts')
