// Runs before the first paint, from <head> and without `defer`: a dark screen must not flash white.
try {
  const theme = localStorage.getItem('dual-control.theme')
  if (theme) document.documentElement.setAttribute('data-theme', theme)
} catch {
  // Storage may be forbidden; then the device's own choice stands.
}
