/** Questions as IMS QTI 2.1: a file each, and a package of them with its list. TH55. */
import { strToU8, zipSync } from 'fflate'
import type { Writable } from './imported.ts'
import { writeMetadata } from './metadata.ts'

const QTI = 'http://www.imsglobal.org/xsd/imsqti_v2p1'
const PACKAGE = 'http://www.imsglobal.org/xsd/imscp_v1p1'
export const ITEM_TYPE = 'imsqti_item_xmlv2p1'
/** Zip has no time zone and begins in 1980; the same questions make the same file. */
const ZIP_DATE = '1980-01-02'

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
}
const escaped = (text: string): string => text.replace(/[&<>"]/g, (char) => ESCAPES[char] ?? char)

const LETTERS = 'ABCDEFGHIJ'

const feedback = (identifier: string, words: string): string =>
  `  <modalFeedback outcomeIdentifier="FEEDBACK" identifier="${identifier}" showHide="show"><p>${escaped(words)}</p></modalFeedback>`

/** @param index names the item within its package */
export const writeQtiItem = (question: Writable, index: number): string => {
  const { stem, options, explanation } = question
  const right = options.flatMap(({ correct }, at) => (correct ? [LETTERS.charAt(at)] : []))
  const metadata = writeMetadata(question)
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<assessmentItem xmlns="${QTI}" identifier="Q${index + 1}" title="Question ${index + 1}" adaptive="false" timeDependent="false">`,
    `  <responseDeclaration identifier="RESPONSE" cardinality="${right.length > 1 ? 'multiple' : 'single'}" baseType="identifier">`,
    `    <correctResponse>${right.map((id) => `<value>${id}</value>`).join('')}</correctResponse>`,
    '  </responseDeclaration>',
    '  <outcomeDeclaration identifier="SCORE" cardinality="single" baseType="float"/>',
    '  <outcomeDeclaration identifier="FEEDBACK" cardinality="multiple" baseType="identifier"/>',
    '  <itemBody>',
    ...(metadata === ''
      ? []
      : [`    <rubricBlock view="author"><p>${escaped(metadata)}</p></rubricBlock>`]),
    `    <choiceInteraction responseIdentifier="RESPONSE" shuffle="true" maxChoices="${right.length > 1 ? 0 : 1}">`,
    `      <prompt>${escaped(stem)}</prompt>`,
    ...options.map(
      ({ text }, at) =>
        `      <simpleChoice identifier="${LETTERS.charAt(at)}">${escaped(text)}</simpleChoice>`,
    ),
    '    </choiceInteraction>',
    '  </itemBody>',
    '  <responseProcessing template="http://www.imsglobal.org/question/qti_v2p1/rptemplates/match_correct"/>',
    ...options.flatMap(({ why }, at) =>
      why === undefined ? [] : [feedback(LETTERS.charAt(at), why)],
    ),
    ...(explanation === undefined ? [] : [feedback('EXPLANATION', explanation)]),
    '</assessmentItem>',
    '',
  ].join('\n')
}

const manifestOf = (files: readonly string[]): string =>
  [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<manifest xmlns="${PACKAGE}" identifier="questions">`,
    '  <metadata><schema>QTIv2.1 Package</schema><schemaversion>1.0.0</schemaversion></metadata>',
    '  <organizations/>',
    '  <resources>',
    ...files.map(
      (file, index) =>
        `    <resource identifier="R${index + 1}" type="${ITEM_TYPE}" href="${file}"><file href="${file}"/></resource>`,
    ),
    '  </resources>',
    '</manifest>',
    '',
  ].join('\n')

export type WrittenPackage = {
  readonly bytes: Uint8Array
  readonly leftOut: readonly { readonly index: number; readonly why: string }[]
}

export const writeQtiPackage = (questions: readonly Writable[]): WrittenPackage => {
  const items = questions.map((question, index) => ({ question, index }))
  const cannot = items.filter(({ question }) => !question.options.some((one) => one.correct))
  const kept = items.filter((one) => !cannot.includes(one))
  const files = kept.map(({ question, index }): [string, string] => [
    `items/q${String(index + 1).padStart(4, '0')}.xml`,
    writeQtiItem(question, index),
  ])
  const manifest: [string, string] = ['imsmanifest.xml', manifestOf(files.map(([name]) => name))]
  return {
    bytes: zipSync(
      Object.fromEntries([manifest, ...files].map(([name, text]) => [name, strToU8(text)])),
      { mtime: ZIP_DATE },
    ),
    leftOut: cannot.map(({ index }) => ({ index, why: 'No answer is marked as right.' })),
  }
}
