import { html } from 'hono/html'
import { all, type Markup } from './fields.ts'
import { page } from './pages.ts'
import type { Part, Recipe } from './recipes/recipe.ts'

/** Words, with `code` in them. */
const words = (text: string): Markup =>
  all(text.split('`').map((part, i) => (i % 2 === 0 ? html`${part}` : html`<code>${part}</code>`)))

function partOf(part: Part): Markup {
  if ('text' in part) return html`<p>${words(part.text)}</p>`
  if (!('run' in part)) return html`<pre tabindex="0"><code>${part.code}</code></pre>`
  const name = part.run === 'node' ? 'Node 20 or later' : 'curl'
  // What a test is to do with it stands in the page itself, so that what is printed is what is tested.
  return html`<p><small>${name}, complete; it prints a line with <code>${part.says}</code></small></p>
<pre tabindex="0" data-run="${part.run}" data-says="${part.says}"><code>${part.code}</code></pre>`
}

/** One page of how something is done. */
export const recipePage = (recipe: Recipe): Markup =>
  page(
    recipe.title,
    html`<p><a href="/docs">← API</a></p><h1>${recipe.title}</h1><p>${recipe.summary}</p>${all(recipe.parts.map(partOf))}`,
  )
