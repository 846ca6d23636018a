/** Money beside the other formats, so that a screen finds them in one place. */
export { formatPence as formatMoney } from '#shared/kernel/money.ts'
