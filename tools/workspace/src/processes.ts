import { activityProcess } from '@tandem/activity';
import { gatewayProcess } from '@tandem/gateway';
import { orgProcess } from '@tandem/org';
import type { ConfigRow, ProcessShape } from '@tandem/platform';
import { commonConfig, configTable } from '@tandem/platform';
import { projectSharingProcess } from '@tandem/project-sharing';
import { reviewWorkflowProcess } from '@tandem/review-workflow';

/** The processes that are deployed, each an app of its own. */
export const processes: readonly ProcessShape[] = [
  orgProcess,
  projectSharingProcess,
  reviewWorkflowProcess,
  activityProcess,
  gatewayProcess,
];

/** Every key by which a process is configured: those of all processes first. */
export const configRows = (shape: ProcessShape): readonly ConfigRow[] => [
  ...configTable(commonConfig(shape)),
  ...configTable(shape.config),
];
