/*
 * The language of .net files: what a network is, line by line.
 *
 * The grammar knows no layer by name. `conv 5x5 -> 20`, `train { ... }` and a block of one's own are calls alike; what a
 * callee takes stands in the layer catalogue. README.md, next to this file, says what it all means.
 *
 * A line ends where a statement may end: before the parser reads them, line ends inside parentheses, before `{` and before
 * `else` are set aside.
 */
grammar Net;

// ---------------------------------------------------------------------------------------------------------------- files

file
    : item? (separator item?)* EOF
    ;

item
    : 'import' STRING
    | kind=('network' | 'block') NAME parameters? body
    ;

parameters
    : '(' (parameter (',' parameter)*)? ')'
    ;

parameter
    : NAME ('=' expression)?
    ;

separator
    : NEWLINE
    | ';'
    ;

// ----------------------------------------------------------------------------------------------------------- statements

body
    : '{' statement? (separator statement?)* '}'
    ;

statement
    : label? call
    | label? repeat
    | let
    | choice
    | condition
    | expectation
    | assertion
    | origin
    ;

label
    : (NAME | 'network' | 'block' | 'import' | 'in') ':'
    ;

call
    : NAME argument* (body clause*)?
    ;

argument
    : '->'? (value | negative)
    ;

clause
    : NAME body
    ;

repeat
    : 'repeat' expression body
    ;

let
    : 'let' NAME '=' expression
    ;

choice
    : NAME 'in' expression (',' expression)*
    ;

condition
    : 'if' expression body ('else' (condition | body))?
    ;

expectation
    : 'expect' expression
    ;

assertion
    : 'assert' NAME comparison=('<' | '<=' | '>' | '>=' | '==') expression
    ;

origin
    : 'from' (NAME | PATH)
    ;

// --------------------------------------------------------------------------------------- expressions, the tightest first

expression
    : value                                                                             # operand
    | '-' expression                                                                    # minus
    | left=expression operator=('*' | '/' | '%') right=expression                       # binary
    | left=expression operator=('+' | '-') right=expression                             # binary
    | left=expression operator=('==' | '!=' | '<' | '<=' | '>' | '>=') right=expression # binary
    | 'not' expression                                                                  # not
    | left=expression operator='and' right=expression                                   # binary
    | left=expression operator='or' right=expression                                    # binary
    ;

value
    : NUMBER
    | SIZE
    | STRING
    | NAME
    | PATH
    | '(' expression ')'
    ;

negative
    : '-' NUMBER
    ;

// ---------------------------------------------------------------------------------------------------------------- words

NETWORK : 'network' ;
BLOCK   : 'block' ;
IMPORT  : 'import' ;
REPEAT  : 'repeat' ;
LET     : 'let' ;
IN      : 'in' ;
IF      : 'if' ;
ELSE    : 'else' ;
EXPECT  : 'expect' ;
ASSERT  : 'assert' ;
FROM    : 'from' ;
AND     : 'and' ;
OR      : 'or' ;
NOT     : 'not' ;

NAME    : WORD ;                                               // conv1
PATH    : WORD ('.' (WORD | DIGITS))+ ;                        // layer1.0.conv1
NUMBER  : DIGITS ('.' DIGITS)? ([eE] [+-]? DIGITS)? [kKMG]? ;  // 64  0.01  1e-5  5M  4.2G
SIZE    : DIGITS ('x' DIGITS)+ ;                               // 5x5  3x32x32
STRING  : '"' CHARACTER* '"' ;                                 // "blocks/resnet.net"

// ---------------------------------------------------------------------------------------------------------------- signs

LBRACE     : '{' ;
RBRACE     : '}' ;
LPAREN     : '(' ;
RPAREN     : ')' ;
ARROW      : '->' ;
COLON      : ':' ;
COMMA      : ',' ;
SEMICOLON  : ';' ;
ASSIGN     : '=' ;
EQUAL      : '==' ;
NOT_EQUAL  : '!=' ;
LESS       : '<' ;
AT_MOST    : '<=' ;
GREATER    : '>' ;
AT_LEAST   : '>=' ;
PLUS       : '+' ;
MINUS      : '-' ;
TIMES      : '*' ;
DIVIDE     : '/' ;
REMAINDER  : '%' ;

NEWLINE    : '\r'? '\n' ;
COMMENT    : '#' ~[\r\n]* -> channel(HIDDEN) ;                 // # for the reader;  ## documents what follows
SPACE      : [ \t\uFEFF]+ -> skip ;

// ------------------------------------------------------------------- what no rule takes, so that the error can name it

UNCLOSED_STRING  : '"' CHARACTER* '\\'? ;
MALFORMED_NUMBER : ([0-9] | '.' [0-9]) ([\p{L}\p{N}_] | '.')* ;
MALFORMED_PATH   : WORD ('.' (WORD | DIGITS))* '.' ([\p{L}\p{N}_] | '.')* ;
UNKNOWN          : . ;

fragment WORD      : [\p{L}_] [\p{L}\p{N}_]* ;
fragment DIGITS    : [0-9]+ ;
fragment CHARACTER : ~["\\\r\n] | '\\' ~[\r\n] ;
