import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import type { Editor } from '../../shared/annotations/index.ts';
import { useFormat, useTexts } from '../../shared/i18n/index.ts';
import { problemWords } from '../../shared/problems/index.ts';
import { DiscardWork } from './discard-work.tsx';
import { downloadWork } from './download-work.ts';
import type { ImageWork } from './image-work.ts';
import { Notice } from './notice.tsx';
import { workTexts } from './texts.ts';
import type { WorkState } from './work-state.ts';

type Shown = {
  readonly work: ImageWork;
  readonly state: WorkState;
  readonly editor: Editor;
  /** Another way on: to the list, to take over. */
  readonly wayOn: ReactNode;
};

/** What came between somebody and their work, each with the work in their hands. */
export function WorkNotices(props: Shown) {
  const { state, work } = props;
  const t = useTexts(workTexts);
  const { ago } = useFormat();
  const { elsewhere, takenOverBy, trouble, kept, broughtBack, dropped, news } = state;
  return (
    <>
      {elsewhere ? (
        <Notice title={t('elsewhereTitle')} text={t('elsewhereText')}>
          {state.dirty && <Download {...props} />}
          <Button size="compact-sm" variant="default" onClick={() => void work.goOnHere()}>
            {t('goOnHere')}
          </Button>
        </Notice>
      ) : takenOverBy ? (
        <Notice
          title={t('takenOverTitle', { name: takenOverBy.name })}
          text={t(state.dirty ? 'takenOverText' : 'takenOverNothing')}
        >
          <InHand {...props} />
        </Notice>
      ) : (
        trouble !== null && <Trouble {...props} />
      )}
      {kept && (
        <Notice title={t('keptTitle')} text={t('keptText', { ago: ago(new Date(kept.at)) })}>
          <InHand {...props} />
        </Notice>
      )}
      {news && (
        <Notice
          calm
          title={
            news.savedBy
              ? t('newsTitle', { name: news.savedBy.name, revision: news.revision })
              : t('newsTitleNobody', { revision: news.revision })
          }
          text={t('newsText')}
        >
          <Button size="compact-sm" variant="default" onClick={() => void work.look()}>
            {t('look')}
          </Button>
        </Notice>
      )}
      {broughtBack !== null && !state.conflict && (
        <Notice
          calm
          text={t('broughtBack', { ago: ago(new Date(broughtBack)) })}
          dismiss={t('dismiss')}
          onDismiss={() => work.dismiss('broughtBack')}
        >
          <DiscardWork {...props} action={t('discard')} size="compact-sm" />
        </Notice>
      )}
      {dropped > 0 && (
        <Notice
          text={t('dropped', { count: dropped })}
          dismiss={t('dismiss')}
          onDismiss={() => work.dismiss('dropped')}
        />
      )}
    </>
  );
}

function Trouble(props: Shown) {
  const t = useTexts(workTexts);
  const { title, action } = problemWords(props.state.trouble);
  return (
    <Notice title={title} text={props.state.dirty ? `${action} ${t('troubleKept')}` : action}>
      <InHand {...props} />
    </Notice>
  );
}

function InHand(props: Shown) {
  const t = useTexts(workTexts);
  const { state, wayOn } = props;
  const unsaved = state.dirty || state.kept !== null;
  return (
    <>
      {unsaved && <Download {...props} />}
      {unsaved && <DiscardWork {...props} action={t('discard')} size="compact-sm" />}
      {wayOn}
    </>
  );
}

function Download({ state, editor }: Shown) {
  const t = useTexts(workTexts);
  const { image, base, kept } = state;
  return (
    <Button
      size="compact-sm"
      variant="default"
      onClick={() =>
        downloadWork(image, kept?.base ?? base, kept?.annotations ?? editor.getState().annotations)
      }
    >
      {t('download')}
    </Button>
  );
}
