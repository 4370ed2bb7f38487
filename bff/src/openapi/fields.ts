import { html } from 'hono/html'
import type { JsonSchema } from './schemas.ts'

export type Markup = ReturnType<typeof html>
export const all = (parts: readonly Markup[]): Markup => html`${parts}`
const joined = (parts: readonly Markup[]): Markup =>
  all(parts.map((part, i) => (i === 0 ? part : html` | ${part}`)))

export type Row = { name: string; required: boolean; type: Markup; note: string }

export const table = (
  rows: readonly Row[],
): Markup => html`<div class="scroll" tabindex="0" role="region" aria-label="Fields"><table>
  <thead><tr><th scope="col">Field</th><th scope="col">Form</th></tr></thead><tbody>
  ${all(
    rows.map(
      (
        row,
      ) => html`<tr><td><code>${row.name}</code>${row.required ? '' : html`<br><small>optional</small>`}</td>
  <td>${row.type}${row.note ? html`<br><small>${row.note}</small>` : ''}</td></tr>`,
    ),
  )}
  </tbody></table></div>`

const refName = (schema: JsonSchema): string | undefined =>
  typeof schema['$ref'] === 'string' ? schema['$ref'].split('/').pop() : undefined

const linkTo = (name: string): Markup => html`<a href="#schema-${name}">${name}</a>`
const variantsOf = (schema: JsonSchema): JsonSchema[] | undefined =>
  (schema['anyOf'] ?? schema['oneOf']) as JsonSchema[] | undefined

/** A schema as a link to its table, or as its table. */
export const shape = (schema: JsonSchema): Markup => {
  const name = refName(schema)
  return name ? html`<p>${linkTo(name)}</p>` : fields(schema)
}

/** The fields of an object, or of each of its variants. */
export function fields(schema: JsonSchema): Markup {
  const variants = variantsOf(schema)
  if (variants) {
    return all(
      variants.map((variant, i) => html`<h5>${titleOf(variant, i)}</h5>${fields(variant)}`),
    )
  }
  const properties = (schema['properties'] ?? {}) as Record<string, JsonSchema>
  const required = (schema['required'] ?? []) as string[]
  const rows = Object.entries(properties).map(([name, it]) => ({
    name,
    required: required.includes(name),
    type: formOf(it),
    note: String(it['description'] ?? ''),
  }))
  return rows.length === 0 ? html`<p>An empty object.</p>` : table(rows)
}

/** A variant goes by the field that tells it from the others. */
function titleOf(variant: JsonSchema, i: number): string {
  const properties = (variant['properties'] ?? {}) as Record<string, JsonSchema>
  const telling = Object.entries(properties).find(([, it]) => it['const'] !== undefined)
  return telling ? `${telling[0]}: ${JSON.stringify(telling[1]['const'])}` : `Variant ${i + 1}`
}

/** What a value looks like, in a line; objects without a name are shown inside it. */
export function formOf(schema: JsonSchema): Markup {
  const name = refName(schema)
  if (name) return linkTo(name)
  const variants = variantsOf(schema)
  if (variants) return joined(variants.map(formOf))
  if (schema['const'] !== undefined) return html`<code>${JSON.stringify(schema['const'])}</code>`
  if (Array.isArray(schema['enum'])) {
    return joined(schema['enum'].map((it) => html`<code>${JSON.stringify(it)}</code>`))
  }
  if (schema['type'] === 'array') {
    return html`list of ${formOf((schema['items'] ?? {}) as JsonSchema)}`
  }
  if (schema['type'] === 'object' && schema['properties'] !== undefined) {
    return html`object${fields(schema)}`
  }
  const bounds = boundsOf(schema)
  return html`${String(schema['type'] ?? 'any')}${bounds ? html` <small>${bounds}</small>` : ''}`
}

function boundsOf(schema: JsonSchema): string {
  const text = schema['type'] === 'string'
  const [from, to] = text ? ['minLength', 'maxLength'] : ['minimum', 'maximum']
  const said = (sign: string, value: unknown): string =>
    value === undefined ? '' : `${sign} ${String(value)}${text ? ' characters' : ''}`
  return [
    said('≥', schema[from ?? '']),
    said('≤', schema[to ?? '']),
    typeof schema['pattern'] === 'string' ? schema['pattern'] : '',
  ]
    .filter(Boolean)
    .join(', ')
}
