import { useInProject } from '../api/index.ts';
import { useFormat, useTexts } from '../i18n/index.ts';
import { TextLink } from '../ui/index.ts';
import { placeFor, sentenceParts } from './sentence-parts.ts';
import type { Sentence, SentenceLink } from './sentence.ts';
import { sentenceTexts } from './texts.ts';

/** A sentence of the timeline; images and people in it are links. */
export function SentenceLine({ sentence: { key, values, words, links } }: { readonly sentence: Sentence }) {
  const t = useTexts(sentenceTexts);
  const { list } = useFormat();
  const shown: Record<string, string | number> = {};
  for (const [name, word] of Object.entries(words))
    shown[name] = typeof word === 'string' ? t(word) : list(word.map((one) => t(one)));
  for (const [name, value] of Object.entries(values))
    shown[name] = typeof value === 'object' ? list(value) : value;
  const places = Object.fromEntries(['actor', ...Object.keys(links)].map((name) => [name, placeFor(name)]));
  return sentenceParts(t(key, { ...shown, ...places })).map((part, n) => {
    if ('text' in part) return part.text;
    const link = links[part.place];
    const text = String(shown[part.place] ?? '');
    return link ? <Linked key={n} link={link} text={text} /> : <strong key={n}>{text}</strong>;
  });
}

function Linked({ link, text }: { readonly link: SentenceLink; readonly text: string }) {
  const params = useInProject();
  if (link.to === 'person')
    return (
      <TextLink
        to="/o/$organizationId/p/$projectId/timeline"
        params={params}
        search={{ actor: link.accountId }}
        c="var(--mantine-color-text)"
        fw={700}
        inherit
      >
        {text}
      </TextLink>
    );
  return (
    <TextLink
      to="/o/$organizationId/p/$projectId/images/$imageId"
      params={{ ...params, imageId: link.imageId }}
      search={link.commentId ? { panel: 'comments', comment: link.commentId } : {}}
      underline="always"
      inherit
    >
      {text}
    </TextLink>
  );
}
