/** How the HTML page looks, by day, by night and on paper. */
export const STYLES = `
:root { color-scheme: light dark; --text: #1b1f24; --soft: #57606a; --back: #fff; --panel: #f6f8fa; --line: #d0d7de;
  --bad: #a40e26; --warn: #7a4b00; --good: #116329; --mild: #57606a; }
@media (prefers-color-scheme: dark) { :root { --text: #e6edf3; --soft: #9aa4af; --back: #0d1117; --panel: #161b22;
  --line: #3d444d; --bad: #ff8182; --warn: #e3b341; --good: #56d364; --mild: #9aa4af; } }
* { box-sizing: border-box; }
body { margin: 0; color: var(--text); background: var(--back); font: 16px/1.5 system-ui, sans-serif; }
main { max-width: 75rem; margin: 0 auto; padding: 1rem 1.25rem 4rem; }
h1 { font-size: 1.6rem; line-height: 1.25; margin: 1rem 0; padding-left: .75rem; border-left: .4rem solid; }
h2 { font-size: 1.2rem; margin: 2.5rem 0 .5rem; }
p { margin: .4rem 0; }
code, pre { font: .875em/1.5 ui-monospace, Menlo, Consolas, monospace; overflow-wrap: anywhere; }
pre { margin: .5rem 0 0; padding: .5rem .75rem; background: var(--panel); border: 1px solid var(--line); border-radius: 4px;
  white-space: pre-wrap; overflow-wrap: anywhere; }
pre code { font-size: 1em; }
small { color: var(--soft); font-size: .875rem; font-weight: normal; }
table { width: 100%; border-collapse: collapse; }
th, td { padding: .4rem .75rem .4rem 0; text-align: left; vertical-align: top; font-weight: normal; }
td { min-width: 6rem; }
.name code, th[scope=row] code { white-space: nowrap; }
thead th { font-weight: 600; border-bottom: 2px solid var(--line); }
tbody tr { border-top: 1px solid var(--line); }
tbody tr.more { border-top: 0; }
tr.more td { padding: 0 0 1rem; }
.cut { margin: 1rem 0; padding: .6rem .75rem; border: 2px solid var(--warn); border-radius: 4px; background: var(--panel); }
.broken, .breaking, .failed { color: var(--bad); }
.unverified, .drift, .not-covered, .skipped { color: var(--warn); }
.conforms, .ok { color: var(--good); }
.tolerated, .not-applicable { color: var(--mild); }
.breaking, .drift, .failed { font-weight: 600; }
@media (max-width: 40rem) {
  main { padding: .5rem .75rem 3rem; }
  h1 { font-size: 1.3rem; }
  thead { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
  table, tbody, tr, th, td { display: block; }
  th, td { min-width: 0; padding: .1rem 0; }
  .name code, th[scope=row] code { white-space: normal; }
  tbody tr { padding: .5rem 0; }
  tbody tr.more { padding-top: 0; }
  tr.more td { padding: 0; }
  [data-label]::before { content: attr(data-label) ": "; color: var(--soft); font-weight: normal; }
}
@media print {
  :root { --text: #000; --soft: #333; --back: #fff; --panel: #fff; --line: #888; --bad: #a40e26; --warn: #6b4200; --good: #0b4a1e; --mild: #333; }
  body { font-size: 10pt; }
  main { max-width: none; padding: 0; }
  tr, pre { break-inside: avoid; }
  thead { display: table-header-group; }
  h2 { break-after: avoid; }
}
`;
