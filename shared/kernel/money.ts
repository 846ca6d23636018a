/** Money is integer pence and a currency. Nothing here rounds. */

export type Pence = number
export type Currency = 'GBP'

const pounds = new Intl.NumberFormat('en-GB', { style: 'currency', currency: 'GBP' })

/** "£57.00". */
export const formatPence = (amountPence: Pence): string => pounds.format(amountPence / 100)

/**
 * Pence from what a person typed ("57", "57.5", "£1,057.00"); undefined when it is not an amount.
 * A comma only parts thousands: "57,00" is not £5,700.
 */
export const parsePounds = (typed: string): Pence | undefined => {
  const match = /^£?\s*(\d{1,6}|\d{1,3},\d{3})(?:\.(\d{1,2}))?$/.exec(typed.trim())
  if (!match) return undefined
  return (
    Number((match[1] as string).replace(',', '')) * 100 + Number((match[2] ?? '').padEnd(2, '0'))
  )
}
