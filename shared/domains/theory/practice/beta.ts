/** The Beta distribution: what is known of a share after some right and some wrong answers. */

const LANCZOS = [
  76.18009172947146, -86.50532032941678, 24.01409824083091, -1.231739572450155,
  0.1208650973866179e-2, -0.5395239384953e-5,
]

/** ln Γ(x) for x > 0, to about ten digits (Lanczos). */
const lnGamma = (x: number): number => {
  const base = x + 5.5 - (x + 0.5) * Math.log(x + 5.5)
  let sum = 1.000000000190015
  for (const [index, factor] of LANCZOS.entries()) sum += factor / (x + 1 + index)
  return -base + Math.log((2.5066282746310007 * sum) / x)
}

const STEPS = 200
const TINY = 1e-300
const CLOSE_ENOUGH = 1e-12

/** The continued fraction of the incomplete beta function (Lentz). */
const fraction = (a: number, b: number, x: number): number => {
  const away = (value: number): number => (Math.abs(value) < TINY ? TINY : value)
  let c = 1
  let d = 1 / away(1 - ((a + b) * x) / (a + 1))
  let result = d
  for (let m = 1; m <= STEPS; m++) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m))
    d = 1 / away(1 + even * d)
    c = away(1 + even / c)
    result *= d * c
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1))
    d = 1 / away(1 + odd * d)
    c = away(1 + odd / c)
    result *= d * c
    if (Math.abs(d * c - 1) < CLOSE_ENOUGH) break
  }
  return result
}

/** How likely a share of Beta(a, b) is at most `x`. */
export const betaUpTo = (a: number, b: number, x: number): number => {
  if (x <= 0) return 0
  if (x >= 1) return 1
  const front = Math.exp(
    lnGamma(a + b) - lnGamma(a) - lnGamma(b) + a * Math.log(x) + b * Math.log(1 - x),
  )
  return x < (a + 1) / (a + b + 2)
    ? (front * fraction(a, b, x)) / a
    : 1 - (front * fraction(b, a, 1 - x)) / b
}

/** The share that Beta(a, b) stays below with this probability. By halving, the same everywhere. */
export const betaQuantile = (a: number, b: number, probability: number): number => {
  let low = 0
  let high = 1
  for (let step = 0; step < 40; step++) {
    const middle = (low + high) / 2
    if (betaUpTo(a, b, middle) < probability) low = middle
    else high = middle
  }
  return (low + high) / 2
}
