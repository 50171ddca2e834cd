@interface LibThing
- (int)value;
@end
