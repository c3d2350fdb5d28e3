import type { Annotation, ImageAnnotations } from '@tandem/contracts';
import { deriveStatus } from '@tandem/rules';
import type { ImageSummary } from './image-summary.ts';
import { readAnnotations } from './revisions.store.ts';
import type { Situation } from './situation.ts';
import { lacks, visitImage } from './situation.ts';
import type { ActingOnImage, Workflow } from './workflow.ts';

type Exported = ImageAnnotations['labels'][number]['annotations'][number];

const exported = (annotation: Annotation): Exported =>
  annotation.shape === 'rle'
    ? { type: 'rle', segmentation: annotation.segmentation }
    : {
        type: annotation.shape,
        attributes: annotation.attributes,
        segmentation: annotation.segmentation,
      };

/** Of a done image the accepted revision, else the current one. */
export const revisionToExport = ({ step, accepted, headId }: ImageSummary): string | null =>
  step === 'done' && accepted ? accepted.revisionId : headId;

/** An image in the documented format: every label of the project, without ids of annotations. */
export function exportImage(
  image: ImageSummary,
  annotations: readonly Annotation[],
  { project }: Pick<Situation, 'project'>,
): ImageAnnotations {
  const ofLabel = Map.groupBy(annotations, ({ labelId }) => labelId);
  return {
    filename: image.name,
    id: image.id,
    status: deriveStatus(image, project),
    width: image.width,
    height: image.height,
    labels: project.labels
      .filter(({ deletedAt }) => deletedAt === null)
      .map(({ id, name, type, color }) => ({
        name,
        type,
        color,
        annotations: (ofLabel.get(id) ?? []).map(exported),
      })),
  };
}

/** The annotations of one image, for host managers and developers. */
export async function getImageAnnotations(workflow: Workflow, acting: ActingOnImage) {
  const { image, situation } = await visitImage(workflow, acting);
  const refused = lacks('download-annotation-data', situation);
  if (refused) throw refused;
  const annotations = await readAnnotations(workflow.revisions, revisionToExport(image));
  return exportImage(image, annotations, situation);
}
