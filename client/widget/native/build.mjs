// Builds the component for WeChat and Alipay from one template, one style sheet and one logic, and weighs it.
import { build } from 'esbuild'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const here = dirname(fileURLToPath(import.meta.url))
const budget = 15_000
/** How each platform names a template, a style sheet, a condition, a tap and a role. */
const dialects = {
  weapp: { template: 'wxml', style: 'wxss', if: 'wx:if', tap: 'bindtap', role: 'aria-role' },
  alipay: { template: 'axml', style: 'acss', if: 'a:if', tap: 'onTap', role: 'role' },
}

/** The files of the component for one platform, by name. */
export async function buildNative(platform) {
  const dialect = dialects[platform]
  const { outputFiles } = await build({
    entryPoints: [join(here, `${platform}.ts`)],
    bundle: true,
    minify: true,
    write: false,
    format: 'iife',
    target: 'es2017',
    charset: 'utf8',
    legalComments: 'none',
  })
  const template = readFileSync(join(here, 'template.html'), 'utf8')
    .replace(/mg:(if|tap|role)/g, (_, name) => dialect[name])
    .replace(/>\s+</g, '><')
  const style = readFileSync(join(here, 'style.css'), 'utf8').replace(/\s*([{}:;,])\s*/g, '$1')
  return {
    'miaoguo-promotion.js': outputFiles[0].text,
    'miaoguo-promotion.json': '{"component":true}\n',
    [`miaoguo-promotion.${dialect.template}`]: template,
    [`miaoguo-promotion.${dialect.style}`]: style,
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  for (const platform of Object.keys(dialects)) {
    const files = await buildNative(platform)
    const folder = join(here, 'dist', platform)
    mkdirSync(folder, { recursive: true })
    for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text)
    const bytes = Object.values(files).reduce((sum, text) => sum + Buffer.byteLength(text), 0)
    console.log(`native ${platform}: ${bytes} bytes (budget ${budget})`)
    if (bytes > budget) process.exitCode = 1
  }
}
