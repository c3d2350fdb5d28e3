import type { reviewWorkflowRoutes } from '@tandem/contracts';
import type { Handlers } from '@tandem/platform';
import { addComment } from './add-comment.ts';
import { assignFolders, getAssignment } from './assign-folders.ts';
import { assignImage } from './assign-image.ts';
import { claimImage, leaveImage } from './claim-image.ts';
import { deleteImage } from './delete-image.ts';
import { downloadAnnotations } from './download-annotations.ts';
import { entrustImage } from './entrust-image.ts';
import type { FinishAssignment } from './finish-assignment.ts';
import { getImageAnnotations } from './exported-annotations.ts';
import { getDeletionConsequences } from './get-deletion-consequences.ts';
import { getLabelUse } from './get-label-use.ts';
import { getMemberConsequences } from './get-member-consequences.ts';
import { getNeighbours } from './get-neighbours.ts';
import { getProgress } from './get-progress.ts';
import { getRevision } from './get-revision.ts';
import { getSettingsConsequences } from './get-settings-consequences.ts';
import { getStopConsequences } from './get-stop-consequences.ts';
import { downloadOriginal, getRendition, getThumbnail } from './image-files.ts';
import { viewImage } from './image-view.ts';
import { listComments } from './list-comments.ts';
import { listFolders } from './list-folders.ts';
import { listImages } from './list-images.ts';
import { listRevisions } from './list-revisions.ts';
import { moveImage } from './move-image.ts';
import { nextImage } from './next-image.ts';
import { resolveComment } from './resolve-comment.ts';
import { restoreRevision } from './restore-revision.ts';
import { saveRevision } from './save-revision.ts';
import type { Image } from './image.ts';
import type { Situation } from './situation.ts';
import { visitImage } from './situation.ts';
import { unassignImage } from './unassign-image.ts';
import { uploadImage } from './upload-image.ts';
import { assignSelection, deleteSelection, entrustSelection, moveSelection } from './selections.ts';
import type { Acting, Workflow } from './workflow.ts';

type Of<Params> = { readonly params: Params } & Pick<Acting, 'accountId' | 'context'>;
/** Who asks, and about what: the path and the identity, never the body. */
const acting = <Params>({ params, accountId, context }: Of<Params>) => ({ ...params, accountId, context });

export const reviewWorkflowHandlers = (
  workflow: Workflow,
  finish: FinishAssignment,
): Handlers<typeof reviewWorkflowRoutes> => {
  const shown = async (changing: Promise<{ readonly state: Image; readonly situation: Situation }>) => {
    const { state, situation } = await changing;
    return viewImage(workflow, situation, state);
  };
  return {
    listImages: (call) => listImages(workflow, acting(call), call.query),
    getNeighbours: (call) => getNeighbours(workflow, acting(call), call.query),
    listFolders: (call) => listFolders(workflow, acting(call)),
    uploadImage: (call) => uploadImage(workflow, acting(call), { folder: call.form.folder, file: call.file }),
    async getImage(call) {
      const { image, situation } = await visitImage(workflow, acting(call));
      return viewImage(workflow, situation, image);
    },
    async deleteImage(call) {
      await deleteImage(workflow, acting(call));
      return {};
    },
    getRendition: (call) => getRendition(workflow, acting(call)),
    getThumbnail: (call) => getThumbnail(workflow, acting(call)),
    downloadOriginal: (call) => downloadOriginal(workflow, acting(call)),

    saveRevision: (call) => saveRevision(workflow, acting(call), call.body),
    listRevisions: (call) => listRevisions(workflow, acting(call), call.query),
    getRevision: (call) => getRevision(workflow, acting(call), call.params.revision),
    restoreRevision: (call) => restoreRevision(workflow, acting(call), call.params.revision, call.body),

    moveImage: (call) => shown(moveImage(workflow, acting(call), call.body)),
    nextImage: (call) => nextImage(workflow, acting(call), call.body),
    claimImage: (call) => claimImage(workflow, acting(call), call.body.takeOver),
    leaveImage: (call) => leaveImage(workflow, acting(call)),
    assignImage: (call) => shown(assignImage(workflow, acting(call), call.body.projectMemberId)),
    unassignImage: (call) => shown(unassignImage(workflow, acting(call))),
    entrustImage: (call) => shown(entrustImage(workflow, acting(call), call.body.collaborationId)),
    moveSelection: (call) => moveSelection(workflow, acting(call), call.body),
    assignSelection: (call) => assignSelection(workflow, acting(call), call.body),
    assignFolders: (call) => assignFolders(workflow, finish, acting(call), call.body),
    getAssignment: (call) => getAssignment(workflow, acting(call), call.params.assignmentId),
    deleteSelection: (call) => deleteSelection(workflow, acting(call), call.body),
    entrustSelection: (call) => entrustSelection(workflow, acting(call), call.body),

    listComments: (call) => listComments(workflow, acting(call)),
    addComment: (call) => addComment(workflow, acting(call), call.body),
    resolveComment: (call) =>
      resolveComment(workflow, acting(call), call.params.commentId, call.body.resolved),

    getImageAnnotations: (call) => getImageAnnotations(workflow, acting(call)),
    downloadAnnotations: (call) => downloadAnnotations(workflow, acting(call), call.query),
    getLabelUse: (call) => getLabelUse(workflow, acting(call), call.params.labelId),
    getProgress: (call) =>
      getProgress(workflow, acting(call), call.query.projects, call.query.oldest === 'true'),
    getStopConsequences: (call) => getStopConsequences(workflow, acting(call), call.params.collaborationId),
    getDeletionConsequences: (call) => getDeletionConsequences(workflow, acting(call)),
    getSettingsConsequences: (call) => getSettingsConsequences(workflow, acting(call)),
    getMemberConsequences: (call) =>
      getMemberConsequences(workflow, acting(call), call.params.projectMemberId),
  };
};
