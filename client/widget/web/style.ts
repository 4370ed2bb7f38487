/** Amount, rate and cost share one size and colour: none of the three may outshine another. */
export const promotionStyle = `
:host{display:block;font:15px/1.5 -apple-system,BlinkMacSystemFont,"PingFang SC","Noto Sans SC","Microsoft YaHei",sans-serif;color:#14252b;min-height:48px}
:host([hidden]){display:none;min-height:0}
section{padding:10px 12px;border:1px solid #d3e0e3;border-radius:10px;background:#f4f9fa}
p{margin:0}
.terms{display:flex;flex-wrap:wrap;gap:0 14px;font-weight:600;font-variant-numeric:tabular-nums}
.terms span{white-space:nowrap}
.lender,.quiet{font-size:12px;color:#4a5f66}
.quiet{padding:14px 0}
@media (prefers-color-scheme:dark){:host([theme=auto]){color:#e4edf5}
:host([theme=auto]) section{background:#16222d;border-color:#2c3d4d}:host([theme=auto]) .lender,:host([theme=auto]) .quiet{color:#a7b8c7}}`

export const payStyle = `
:host{display:block}
button{width:100%;min-height:50px;border:0;border-radius:12px;background:#0f4c5c;color:#fff;cursor:pointer;
font:600 17px/1.2 -apple-system,BlinkMacSystemFont,"PingFang SC","Noto Sans SC","Microsoft YaHei",sans-serif}
button:focus-visible{outline:3px solid #6fb3c4;outline-offset:2px}
button[disabled]{background:#6d8296;cursor:default}`
