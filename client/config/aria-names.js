/** The accessibility attributes that templates and runtime have to agree on, for each platform. */
const names = ['aria-role', 'aria-label', 'aria-checked', 'aria-disabled', 'aria-live']

exports.ariaComponents = (platform) => {
  const all = platform === 'alipay' ? [...names, 'role'] : names
  const attributes = () => Object.fromEntries(all.map((name) => [name, '']))
  return { View: attributes(), Button: attributes(), Input: attributes() }
}
