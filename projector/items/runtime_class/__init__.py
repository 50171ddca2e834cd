"""Classes of WinRT and Objective-C."""
