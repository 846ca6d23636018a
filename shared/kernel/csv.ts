/**
 * CSV that a spreadsheet opens as what it is. A cell that begins like a formula would be run by
 * Excel and its kin, whoever typed it into a note; so such cells begin with an apostrophe. T40.
 */

/** For Excel, which otherwise takes UTF-8 for its own old alphabet. */
export const BYTE_ORDER_MARK = '\uFEFF'

/**
 * Also in full width, which some read as the same, and after what a spreadsheet may strip: white space,
 * a byte order mark, characters that are not seen. The apostrophe itself too: so one can always be
 * taken away again to get back what was there.
 */
const BEGINS_DANGEROUSLY = /^(?:[\t\r\n']|[\s\p{Cc}\p{Cf}]*[=+\-@＝＋－＠])/u

/** Always quoted: separators, quotes and line breaks inside a cell are then only text. */
export const csvCell = (text: string): string => {
  const harmless = BEGINS_DANGEROUSLY.test(text) ? `'${text}` : text
  return `"${harmless.replaceAll('"', '""')}"`
}

/** One line with its line break, as RFC 4180 has it. */
export const csvLine = (cells: readonly string[]): string => `${cells.map(csvCell).join(',')}\r\n`

/** What was in the cell before its apostrophe was put there. */
export const unguarded = (cell: string): string =>
  cell.startsWith("'") && BEGINS_DANGEROUSLY.test(cell.slice(1)) ? cell.slice(1) : cell
