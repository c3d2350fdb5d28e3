const cell = (text: string): string => text.replaceAll('|', '\\|');
const line = (cells: readonly string[]): string => `| ${cells.map(cell).join(' | ')} |`;

export const code = (text: string): string => `\`${text}\``;

export const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');

/** A generated page, marked as such. */
export const page = (title: string, ...parts: readonly string[]): string =>
  `${['<!-- generated, do not edit -->', `# ${title}`, ...parts].join('\n\n')}\n`;
