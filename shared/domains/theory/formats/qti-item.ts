/**
 * One question of IMS QTI 2.1 or 2.2: an `assessmentItem` with one `choiceInteraction`. What else the
 * standard has is refused by its line. TH54.
 */
import { DRAFT_MAX } from '../bank-row.ts'
import {
  createGathering,
  type Gathering,
  type ImportedOption,
  type ImportResult,
} from './imported.ts'
import { isMetadata, type Metadata, readMetadata } from './metadata.ts'
import { allBelow, below, isElement, readXml, wordsBelow, type XmlElement } from './read-xml.ts'

const READ_VERSIONS = /\/imsqti_v2p[12]$/
const PICTURES = ['img', 'object', 'video', 'audio', 'math', 'svg']
const EXPLANATION = /^(?:explanation|general|feedback|solution)/i
const INTERACTION = /Interaction$/

const isFeedback = ({ name }: XmlElement): boolean => /^feedback(?:Inline|Block)$/.test(name)

/** Which identifiers are right, by the declaration the interaction answers to. */
const rightOf = (item: XmlElement, interaction: XmlElement): string[] => {
  const answersTo = interaction.attributes.get('responseIdentifier')
  const declaration = below(item, 'responseDeclaration').find(
    (one) => one.attributes.get('identifier') === answersTo,
  )
  const correct = declaration && below(declaration, 'correctResponse')[0]
  if (correct) return below(correct, 'value').map((value) => wordsBelow(value).trim())
  const entries = declaration ? below(declaration, 'mapEntry') : []
  return entries
    .filter((entry) => Number(entry.attributes.get('mappedValue')) > 0)
    .map((entry) => entry.attributes.get('mapKey') ?? '')
}

const optionsOf = (
  choices: readonly XmlElement[],
  right: readonly string[],
  modal: readonly XmlElement[],
): ImportedOption[] =>
  choices.map((choice) => {
    const id = choice.attributes.get('identifier') ?? ''
    const inside = choice.children.filter(isElement).filter(isFeedback)
    const apart = modal.filter((one) => one.attributes.get('identifier') === id)
    const why = [...inside, ...apart].map((one) => wordsBelow(one)).join(' ')
    return {
      text: wordsBelow(choice, isFeedback),
      correct: right.includes(id),
      ...(why.trim() === '' ? {} : { why }),
    }
  })

/** Our own line about the question stands where a candidate does not see it. */
const metadataOf = (body: XmlElement, gathering: Gathering): Metadata => {
  for (const block of below(body, 'rubricBlock')) {
    const words = wordsBelow(block).trim()
    if (isMetadata(words)) return readMetadata(words, block.line, gathering)
    if (words !== '') gathering.say(block.line, 'part-left-out', words)
  }
  return { refs: [] }
}

const readItem = (item: XmlElement, gathering: Gathering): undefined => {
  const [body] = below(item, 'itemBody')
  if (!body) return gathering.say(item.line, 'no-stem')
  const interactions = allBelow(body, ({ name }) => INTERACTION.test(name))
  const [interaction] = interactions
  const other = interactions.find((one) => one.name !== 'choiceInteraction') ?? interactions[1]
  if (!interaction || other) return gathering.say((other ?? body).line, 'other-kind', other?.name)
  const choices = below(interaction, 'simpleChoice')
  if (choices.length > DRAFT_MAX.options) return gathering.say(interaction.line, 'too-many-options')
  const right = rightOf(item, interaction)
  if (right.length === 0) return gathering.say(item.line, 'answer-missing')
  const ids = choices.map((choice) => choice.attributes.get('identifier'))
  const stranger = right.find((id) => !ids.includes(id))
  if (stranger !== undefined) return gathering.say(item.line, 'answer-unknown', stranger)
  const pictures = allBelow(body, ({ name }) => PICTURES.includes(name))
  const picture = PICTURES.flatMap((name) => pictures.find((one) => one.name === name) ?? [])[0]
  if (picture)
    gathering.say(picture.line, 'picture-left-out', picture.attributes.get('src') ?? picture.name)
  const modal = below(item, 'modalFeedback')
  const explains = modal.filter((one) => EXPLANATION.test(one.attributes.get('identifier') ?? ''))
  const known = new Set([...ids, ...explains.map((one) => one.attributes.get('identifier'))])
  for (const one of modal)
    if (!known.has(one.attributes.get('identifier') ?? ''))
      gathering.say(one.line, 'part-left-out', wordsBelow(one).trim())
  const prompt = below(interaction, 'prompt')[0]
  const aside = (child: XmlElement): boolean =>
    child === interaction || child.name === 'rubricBlock' || isFeedback(child)
  gathering.add({
    ...metadataOf(body, gathering),
    line: item.line,
    stem: `${wordsBelow(body, aside)} ${prompt ? wordsBelow(prompt) : ''}`,
    options: optionsOf(choices, right, modal),
    explanation: explains.map((one) => wordsBelow(one)).join(' '),
  })
}

/** A file of its own. */
export const readQtiItem = (text: string): ImportResult => {
  const gathering = createGathering()
  const xml = readXml(text)
  if (!xml.ok) gathering.say(xml.line, xml.code)
  else if (xml.root.name === 'assessmentItem' && READ_VERSIONS.test(xml.root.namespace))
    readItem(xml.root, gathering)
  else if (/^(?:assessmentItem|questestinterop|qti-assessment-item)$/.test(xml.root.name))
    gathering.say(xml.root.line, 'other-version', xml.root.namespace || xml.root.name)
  else gathering.say(xml.root.line, 'not-known', xml.root.name)
  return gathering.result()
}
