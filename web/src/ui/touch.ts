/** Whether somebody points with a finger: then words speak of tapping, and keys are not told. */
import { MediaQuery } from "svelte/reactivity";

export const touch = new MediaQuery("pointer: coarse");
