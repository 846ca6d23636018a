/** Addresses inside Sort out, for links from elsewhere. */
export const SORT_OUT_HREF = '/sort-out'
export const caseHref = (caseId: string): string =>
  `${SORT_OUT_HREF}?case=${encodeURIComponent(caseId)}`
export const DECIDED_HREF = `${SORT_OUT_HREF}?show=decided`
