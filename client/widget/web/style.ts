/** What a shop may set: colours, corner and font, one for all figures, so that none can be made to outshine another. */
const tokens = `color:var(--miaoguo-color,var(--c));font-family:var(--miaoguo-font,-apple-system,BlinkMacSystemFont,"PingFang SC","Noto Sans SC","Microsoft YaHei",sans-serif)`

/** Tall enough for the longest terms at a width of 280 px, so that the place is the same before, with and without them. */
export const heightPx = 120
const leadPx = 22

/** Amount, rate and cost share one size and colour: none of the three may outshine another. */
export const promotionStyle = `
:host{display:block;box-sizing:border-box;height:${heightPx}px;font-size:14px;line-height:20px;--c:#14252b;--q:#4a5f66;--g:#f4f9fa;--l:#d3e0e3;${tokens}}
:host([placement=post-booking]){height:${heightPx + leadPx}px}
.card{box-sizing:border-box;height:100%;display:flex;flex-direction:column;justify-content:center;padding:8px 12px;border:1px solid var(--miaoguo-line,var(--l));border-radius:var(--miaoguo-radius,10px);background:var(--miaoguo-ground,var(--g))}
:host([placement=cart]) .card,:host([placement=checkout]) .card{padding:8px 0;border:0;border-radius:0;background:none}
p{margin:0}
.terms{display:flex;flex-wrap:wrap;gap:0 14px;font-weight:600;font-variant-numeric:tabular-nums}
.lender{font-size:12px;line-height:17px;color:var(--miaoguo-quiet,var(--q))}
@media (prefers-color-scheme:dark){
:host([theme=auto]){--c:#e4edf5;--q:#a7b8c7;--g:#16222d;--l:#2c3d4d}}`

export const payStyle = `
:host{display:block;--a:#0f4c5c;--o:#fff}
button{width:100%;min-height:50px;border:0;border-radius:var(--miaoguo-radius,12px);background:var(--miaoguo-accent,var(--a));cursor:pointer;
${tokens};color:var(--miaoguo-on-accent,var(--o));font-weight:600;font-size:17px;line-height:1.2}
button:focus-visible{outline:3px solid #6fb3c4;outline-offset:2px}
button[disabled]{background:#5d7183;cursor:default}`
