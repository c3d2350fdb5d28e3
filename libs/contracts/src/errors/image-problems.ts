import { problem } from './problem.ts';

export const imageProblems = {
  'image.not-found': problem('not-found', 'There is no such image.', 'Reload the list of images.'),
  'assignment.not-found': problem(
    'not-found',
    'There is no such assignment of folders.',
    'It is kept for a week; the list of images shows who is assigned.',
  ),
  'image.name-taken': problem(
    'conflict',
    'There is an image with this name in this folder already.',
    'Nothing was replaced; rename the file or choose another folder.',
  ),
  'image.not-an-image': problem(
    'unprocessable',
    'The file is not a JPEG, PNG or WebP that can be decoded.',
    'Convert it, or leave it out.',
  ),
  'image.too-large': problem('too-large', 'The file is over 50 MB.', 'Make it smaller, or leave it out.'),
  'image.too-many-pixels': problem(
    'unprocessable',
    'The image has more than 100 megapixels.',
    'Make it smaller, or leave it out.',
  ),
  'image.bad-path': problem(
    'invalid',
    'The folder or file name is not acceptable.',
    'Use names without `..`, colons, control characters or a leading slash.',
  ),
  'image.file-missing': problem(
    'invalid',
    'The request carries no file.',
    'Send one file in the multipart field `file`.',
  ),
  'image.stale': problem(
    'conflict',
    'This image is not as you looked at it.',
    'Look at `imageStatus` and `revision` as they are now; then repeat from there, or keep your work aside.',
  ),
  'image.claimed': problem(
    'conflict',
    'Somebody else is working on this image.',
    'Take the next image, wait until `until`, or take over with `takeOver` if you may.',
  ),
  'image.taken-over': problem(
    'conflict',
    'Somebody took this image over while you worked on it.',
    'See `by`; nothing was saved, so keep your work aside.',
  ),
  'image.take-over-not-allowed': problem(
    'forbidden',
    'You may not take this image over from whoever works on it.',
    'Take the next image, wait until `until`, or ask a reviewer.',
  ),
  'image.withdrawn': problem(
    'conflict',
    'This image was entrusted to somebody else while you worked on it.',
    'Your work was not saved; keep it aside.',
  ),
  'image.not-changeable': problem(
    'forbidden',
    'In its present status you may not change this image.',
    'See `imageStatus`; wait for the other side, or ask a reviewer.',
  ),
  'image.move-not-from-here': problem(
    'conflict',
    'This move does not exist from the present status.',
    'See `imageStatus` and `moves` for what is possible.',
  ),
  'image.move-not-allowed': problem(
    'forbidden',
    'You may not make this move.',
    'Ask a reviewer of the side whose turn it is.',
  ),
  'image.nothing-to-undo': problem(
    'conflict',
    'There is no last move to undo: nothing was moved yet, or the last move was undone already.',
    'See `moves` of the image for what is possible.',
  ),
  'image.undo-not-yours': problem(
    'forbidden',
    'The last move was made by somebody else, or by you for another organization.',
    'Ask whoever made it, or make a move of your own.',
  ),
  'image.undo-overtaken': problem(
    'conflict',
    'Since your move somebody else claimed the image, or it was saved or entrusted.',
    'Make a move of your own from the present status.',
  ),
  'image.undo-too-late': problem(
    'conflict',
    'A move can be undone for ten minutes; this one was made before.',
    'Make a move of your own from the present status.',
  ),
  'image.four-eyes': problem(
    'forbidden',
    'Nobody approves their own work: in this round you saved, submitted, or approved at the earlier stage.',
    'Ask another reviewer; where `mayWaive` says that there is none, repeat it with `waive` and a reason.',
  ),
  'image.comment-required': problem(
    'invalid',
    'This move needs a comment.',
    'Say in `comment` what should change.',
  ),
  'image.reason-required': problem('invalid', 'This move needs a reason.', 'Say why in `reason`.'),
  'image.full-of-comments': problem(
    'conflict',
    'An organization has at most 200 comments on an image besides those of reviews.',
    'Continue in the threads that are there.',
  ),
  'image.entrusted-elsewhere': problem(
    'conflict',
    'The image is entrusted to another side; assigning never moves it.',
    'Entrust the image first.',
  ),
  'annotation.invalid': problem(
    'unprocessable',
    'Some annotations cannot be saved.',
    'Correct the annotations named in `annotations`.',
  ),
  'revision.not-found': problem('not-found', 'There is no such revision.', 'Reload the history.'),
  'comment.not-found': problem('not-found', 'There is no such comment.', 'Reload the comments.'),
} as const;
