/** A mail's id as a Message-ID (RFC 5322): the same mail sent again has the same, so that mail servers and programs recognize it. */
export const messageId = (id: string, domain: string): string =>
  `<${encodeURIComponent(id).replaceAll(/[.!~*'()]/g, percent)}@${domain}>`;

const percent = (character: string): string =>
  `%${character.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`;
