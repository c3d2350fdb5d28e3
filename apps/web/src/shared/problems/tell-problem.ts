import { notifications } from '@mantine/notifications';
import { translate } from '../i18n/index.ts';
import { sharedTexts } from '../ui/texts.ts';
import { problemWords } from './problem-words.ts';

/** Says in words why something did not work, and what to do. */
export function tellProblem(error: unknown): void {
  const { title, action } = problemWords(error);
  notifications.show({
    color: 'red',
    title,
    message: action,
    autoClose: 8_000,
    withBorder: true,
    closeButtonProps: { 'aria-label': translate(sharedTexts, 'close') },
  });
}
