/** Files of questions in and out. Loaded only where somebody imports or exports. */
export { writeAiken } from './aiken.ts'
export { writeCsv } from './csv.ts'
export { writeGift } from './gift-write.ts'
export { writeJson } from './json.ts'
export { writeQtiPackage } from './qti-write.ts'
export { formatOfText, readQuestionFile, readQuestionText } from './read-file.ts'
