/** Money is integer pence and a currency. Nothing here rounds. */

export type Pence = number
export type Currency = 'GBP'

const pounds = new Intl.NumberFormat('en-GB', { style: 'currency', currency: 'GBP' })

/** "£57.00". */
export const formatPence = (amountPence: Pence): string => pounds.format(amountPence / 100)

/** Pence from what a person typed ("57", "57.5", "£57.00"); undefined when it is not an amount. */
export const parsePounds = (typed: string): Pence | undefined => {
  const match = /^£?\s*(\d{1,6})(?:\.(\d{1,2}))?$/.exec(typed.trim().replaceAll(',', ''))
  if (!match) return undefined
  return Number(match[1]) * 100 + Number((match[2] ?? '').padEnd(2, '0'))
}
