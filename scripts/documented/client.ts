/**
 * What the client exports, and the members of that: properties, methods, and the parameters of functions, methods and callbacks.
 * Each counts once, wherever it is inherited or exported again. Not counted is what another package declares, and how an error
 * is made, since readers only catch them.
 */
import { readFileSync } from "node:fs";
import { relative } from "node:path";
import {
  Application,
  makeRecursiveVisitor,
  type ProjectReflection,
  type Reflection,
  ReflectionKind,
  type SomeType,
  TSConfigReader,
  TypeDocReader,
} from "typedoc";
import { type Count, count } from "./count.ts";

const { CallSignature, Class, Constructor, Interface, Method, Parameter, Property, TypeAlias } = ReflectionKind;

/** What a method does stands at its signatures. */
const MEMBER = Property | CallSignature | Parameter;

/** TypeDoc's model of the client, by the typedoc.json of the present folder. */
export async function readClient(): Promise<ProjectReflection> {
  const app = await Application.bootstrapWithPlugins({}, [new TSConfigReader(), new TypeDocReader()]);
  const project = await app.convert();
  if (project) app.validate(project);
  if (!project || app.logger.hasErrors() || app.logger.hasWarnings())
    throw new Error("TypeDoc finds faults, see above");
  return project;
}

export function countClient(project: ProjectReflection): Count[] {
  const lacks = (item: Reflection) =>
    isDocumented(item) ? undefined : `${placeOf(item)}: ${item.getFriendlyFullName()} has no comment`;
  return [
    count("import paths", project.children ?? [], lacks),
    count("exports", exportsOf(project), lacks),
    count("members of exports", membersOf(project), lacks),
  ];
}

/** The errors that can be caught, by name. */
export function errorsOf(project: ProjectReflection): string[] {
  const errors = exportsOf(project).filter((item) => item.kindOf(Class) && !item.flags.isAbstract);
  return errors.map(({ name }) => name);
}

function exportsOf({ children = [] }: ProjectReflection) {
  return children.flatMap((module) => module.children ?? []).filter((item) => !item.isReference());
}

function membersOf(project: ProjectReflection): Reflection[] {
  const members = project.getReflectionsByKind(MEMBER).filter((item) => isOwn(item) && isForReaders(item));
  return [...new Map(members.map((item) => [declarationOf(item), item])).values()];
}

function isOwn(item: Reflection): boolean {
  const { project } = item;
  return project.getSymbolIdFromReflection(item)?.packageName === project.packageName;
}

function isForReaders(item: Reflection): boolean {
  const isMember = !item.kindOf(CallSignature) || item.parent?.kindOf([Method, Interface]) === true;
  return isMember && !isWithin(item, Constructor);
}

function isWithin({ parent }: Reflection, kind: ReflectionKind): boolean {
  return parent !== undefined && (parent.kindOf(kind) || isWithin(parent, kind));
}

function isDocumented(item: Reflection): boolean {
  if (item.hasComment()) return true;
  if (item.isParameter()) return item.type !== undefined && namesAnExport(item.type);
  if (item.isSignature()) return item.parent.hasComment();
  return item.isDeclaration() && item.signatures?.every((signature) => signature.hasComment()) === true;
}

/** Options and callbacks say what they are at their types, which count themselves. */
function namesAnExport(type: SomeType): boolean {
  let isNamed = false;
  type.visit(
    makeRecursiveVisitor({
      reference: ({ reflection }) => {
        isNamed ||= reflection?.kindOf([Class, Interface, TypeAlias]) === true;
      },
    }),
  );
  return isNamed;
}

function declarationOf(item: Reflection): string {
  const { fileName = "", pos = 0 } = item.project.getSymbolIdFromReflection(item) ?? {};
  return `${fileName}:${pos}:${item.kind}`;
}

function placeOf(item: Reflection): string {
  const { fileName = "", pos = 0 } = item.project.getSymbolIdFromReflection(item) ?? {};
  const line = readFileSync(fileName, "utf8").slice(0, pos).split("\n").length;
  return `${relative("", fileName)}:${line}`;
}
